import type { Annotation } from "../../../shared/domain/annotation";
import type { Application, Material } from "../../../shared/domain/application";
import type { IconName } from "../../ui/icon";

/** What kind of proof a material is. */
export const kindWords: Record<Material["kind"], string> = {
  form: "申报表",
  certificate: "等级证书",
  award: "荣誉获奖",
  patent: "专利",
  achievement: "业绩成果",
  member: "成员材料",
  policy: "制度文件",
  premises: "场所设备",
  other: "其他材料",
};

/** The picture that stands for a material without opening it. */
export function materialIcon(material: Material): IconName {
  return material.mediaType === "application/pdf" ? "document" : "image";
}

/** 材料2: the place of a material in its dossier, from 1. */
export function materialCode(application: Application, materialId: string): string {
  return `材料${application.materials.findIndex((material) => material.id === materialId) + 1}`;
}

/** 材料2 高级技师证书. */
export function materialTitle(application: Application, materialId: string): string {
  const material = application.materials.find((each) => each.id === materialId);
  return `${materialCode(application, materialId)} ${material?.title ?? ""}`.trim();
}

/** 材料2 · 第3页: where an annotation is. */
export function placeWords(application: Application, annotation: Annotation): string {
  return `${materialCode(application, annotation.materialId)} · 第${annotation.page}页`;
}
