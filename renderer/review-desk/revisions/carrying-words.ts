import type { Meaning } from "../../../shared/domain/annotation";
import type {
  ApplicationField,
  CarriedApplication,
  LostWork,
  MaterialChange,
  RoundChange,
  RoundField,
} from "../../../shared/domain/carrying";
import type { TagTone } from "../../ui/tag";
import { pointsWords, verdictWords } from "../review";

const applicationFields: Record<ApplicationField, string> = {
  number: "编号",
  studio: "工作室",
  employer: "所在单位",
  master: "领办人",
  premises: "场地",
  registration: "登记情况",
  priorRecognition: "曾获认定",
  receivedOn: "收件日期",
  team: "团队成员",
  filledOn: "填表日期",
  employerOpinion: "单位意见",
  precheck: "区局初审",
  materials: "材料目录",
  calibration: "校准练习",
};

const roundFields: Record<RoundField, string> = {
  title: "批次名称",
  year: "年度",
  regulation: "依据的办法",
  quota: "名额",
  deadline: "截止日期",
  instructions: "评审说明",
  rubric: "评分表的名称、次序或及格线",
  recommendations: "推荐结论的选项",
  privacy: "匿名和遮盖方式",
};

/** 新增, 撤下, 换了文件. */
const materialWords: Record<MaterialChange["change"], string> = {
  added: "新增",
  removed: "撤下",
  replaced: "换了文件",
};

const itemWords: Record<RoundChange["criteria"][number]["change"], string> = {
  added: "新增",
  removed: "取消",
  scale: "分值或计分办法有改动",
  wording: "文字有改动",
};

const meaningWords: Record<Meaning, string> = { positive: "肯定", question: "疑问", deduction: "扣分" };

/** How an application of the newer revision stands to the one before. */
export const outcomeTags: Record<
  CarriedApplication["outcome"],
  { readonly label: string; readonly tone: TagTone }
> = {
  carried: { label: "材料未变", tone: "green" },
  changed: { label: "材料有变", tone: "orange" },
  new: { label: "新增申报", tone: "blue" },
  gone: { label: "不再包含", tone: "grey" },
};

/** The package that work came from, as it is called beside the one that took over. */
export interface TaskBefore {
  /** 第 1 版, 现有任务包. */
  readonly name: string;
  /** Both are of one revision: a person chose between them. */
  readonly twin: boolean;
}

/** How a revision is called beside another one. */
export const revisionBefore = (from: number, revision: number): TaskBefore =>
  from === revision ? { name: `另一份第 ${from} 版`, twin: true } : { name: `第 ${from} 版`, twin: false };

/** What became of the work on an application. Empty where there is nothing to say. */
export function workWords({ outcome, work, answer }: CarriedApplication, before: TaskBefore): string {
  if (outcome === "new") return "请声明是否回避后开始评审";
  if (outcome === "gone") return work === "none" ? "" : `原有内容留在${before.name}，可以查阅`;
  const again = answer === "again" ? "单位或人员有改动，请重新声明是否回避" : "";
  return [again, keptWordsOf(outcome, work, before)].filter(Boolean).join("；");
}

function keptWordsOf(
  outcome: CarriedApplication["outcome"],
  work: CarriedApplication["work"],
  { name, twin }: TaskBefore,
): string {
  if (outcome === "changed" && work === "draft") return changedDraft;
  if (work === "reopened" && twin) return `原来的定稿和签字表格对应${name}，请核对后重新定稿并打印签字`;
  return keptWords[work];
}

const changedDraft = "已有的评分、意见和仍然适用的批注已带入，请对照改动核对后接着评";
const keptWords: Record<CarriedApplication["work"], string> = {
  none: "",
  draft: "已有的评分、批注和意见继续有效，接着评即可",
  sealed: "定稿继续有效，已签字的表格不变",
  reopened: "原来已定稿，请对照改动核对后重新定稿并打印签字",
  recused: "回避声明继续有效",
};

/** 新增材料“…”、换了文件“…”. Empty where no scan changed. */
export function materialsWords(materials: readonly MaterialChange[]): string {
  return materials.map(({ change, title }) => `${materialWords[change]}“${title}”`).join("、");
}

/** Which facts beside the scans changed. Empty where none did. */
export const fieldsWords = (fields: readonly ApplicationField[]): string =>
  fields.map((field) => applicationFields[field]).join("、");

/** Every change of the round itself, a phrase each. */
export function roundWords({ fields, criteria, gates }: RoundChange): string[] {
  return [
    ...fields.map((field) => `${roundFields[field]}有改动`),
    ...criteria.map(({ title, change }) => `评分项“${title}”：${itemWords[change]}`),
    ...gates.map(({ title, change }) => `资格条件“${title}”：${itemWords[change]}`),
  ];
}

/** Something that does not fit any more, as it was written. */
export function lostWords(lost: LostWork): string {
  switch (lost.what) {
    case "annotation":
      return `批注（材料“${lost.material}”第 ${lost.page} 页，${meaningWords[lost.meaning]}）${quoted(lost.text)}`;
    case "score":
      return `评分项“${lost.title}”${scoreWords(lost)}${quoted(lost.comment)}`;
    case "gate":
      return `资格条件“${lost.title}”${lost.verdict ? `：${verdictWords[lost.verdict]}` : ""}${quoted(lost.comment)}`;
    case "recommendation":
      return `推荐结论：${lost.words}`;
  }
}

function scoreWords({ points, count }: Extract<LostWork, { what: "score" }>): string {
  const parts = [
    count === null ? null : `数量 ${count}`,
    points === null ? null : `${pointsWords(points)} 分`,
  ].filter((each) => each !== null);
  return parts.length === 0 ? "" : `：${parts.join("，")}`;
}

const quoted = (text: string) => (text.trim() === "" ? "" : `：${text}`);

/** 材料未变 3 份，材料有变 1 份. */
export function countWords(applications: readonly CarriedApplication[]): string {
  return (["carried", "changed", "new", "gone"] as const)
    .map((outcome) => ({ outcome, count: applications.filter((each) => each.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${outcomeTags[outcome].label} ${count} 份`)
    .join("，");
}

/** Whether there is more to say of an application than that everything stayed as it was. */
export function hasNews({ outcome, fields, lost, answer, work }: CarriedApplication): boolean {
  return (
    outcome !== "carried" || fields.length > 0 || lost.length > 0 || answer === "again" || work === "reopened"
  );
}
