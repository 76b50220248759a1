import type { Phrase } from "./phrase";

/** Phrases to begin with, of our own making. They judge nobody: what they say still has to be true of the dossier. */
const texts: readonly string[] = [
  "{领办人}长期在{工种}一线，技艺扎实，佐证材料与申报内容一致。",
  "{工作室}已形成稳定的攻关团队，成果在{所在单位}得到应用，效果有数据支撑。",
  "名师带徒计划目标明确，分工到人，有过程记录。",
  "{评分项}：材料齐全，达到“{档次}”档要求，评{分值}分。",
  "{评分项}：佐证不足，扣{扣分}分，缺少{缺少的材料}。",
  "{评分项}：现有材料只能证明到{能证明的程度}，按“{档次}”档评分。",
  "{资格条件}：判断为{判断}，依据是{依据所在的页}。",
  "证书、合同与申报表的单位名称不一致，请区局核对原件。",
  "建议补充近三年的成果应用证明和经济效益测算依据。",
  "建议进一步明确带徒人数、周期和考核办法，定期留存过程记录。",
  "综合评{合计}分，{推荐结论}。",
];

/** The phrases to begin with; `newId` gives each its own id, a UUID in lower case. */
export function starterPhrases(newId: () => string): Phrase[] {
  return texts.map((text) => ({ id: newId(), text }));
}
