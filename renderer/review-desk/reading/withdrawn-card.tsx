import type { Application } from "../../../shared/domain/application";
import { Icon } from "../../ui/icon";
import type { WithdrawnMaterial } from "../ports";
import { materialCode } from "./material-words";
import "./withdrawn.css";

const reasons: Record<WithdrawnMaterial["reason"], string> = {
  differs: "解密后的内容与申报信息中登记的摘要不一致，不能确认这就是区局受理的那一份。",
  broken: "文件中有内容通不过校验，不能从头到尾解密，不能确认它是完整的。",
};

interface WithdrawnCardProps {
  readonly application: Application;
  readonly materialId: string;
  readonly reason: WithdrawnMaterial["reason"];
}

/** Stands in the place of a scan that was withdrawn: which one, why, and what to do now. */
export function WithdrawnCard({ application, materialId, reason }: WithdrawnCardProps) {
  const material = application.materials.find((each) => each.id === materialId);
  return (
    <section className="withdrawn-card" role="alert" aria-labelledby="withdrawn-title">
      <h2 id="withdrawn-title">
        <Icon name="warn" />
        <span>
          {materialCode(application, materialId)}已撤下：{material?.title}
        </span>
      </h2>
      <dl>
        <dt>哪一份</dt>
        <dd>
          {application.number} {application.studio.name}，原文件名{" "}
          <span translate="no">{material?.fileName}</span>
        </dd>
        <dt>为什么</dt>
        <dd>{reasons[reason]}因此不再显示，也不应作为评分依据。</dd>
        <dt>怎么办</dt>
        <dd>请联系区局核对这份材料，由区局重新制作并发来新版任务包。其余材料不受影响，可以继续评审。</dd>
      </dl>
    </section>
  );
}
