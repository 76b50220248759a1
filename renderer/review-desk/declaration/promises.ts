/** What an expert promises before any dossier opens: shown on screen and printed on the form, word for word. */
export const promises: readonly string[] = [
  "只为本次评审查阅申报材料，不复制、不拍照、不向任何人转述材料内容和申报人的个人信息。",
  "独立评分，不与申报单位、申报人及其关系人谈论评审，不接受请托，不打听其他专家的意见。",
  "依据评分表和申报材料打分，分数和意见由本人负责；公布之前不透露任何评审情况。",
  "如实声明应当回避的情形；评审中发现新的情形，立即停止评审并声明回避。",
  "评审结束后按区局要求交回或清除任务包，不留存副本。",
];
