import type { ImportedTask, ImportOutcome } from "../ports";

const steps = ["字节", "千字节", "兆字节", "吉字节"] as const;

/** A size in the unit people know from their file manager: 52.1 兆字节. */
export function bytesWords(bytes: number): string {
  const step = Math.min(steps.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toFixed(value < 100 ? 1 : 0)} ${steps[step]}`;
}

/** What an import led to, in one or two sentences. `staying`: a review is open, and the desk stays with it. */
export function outcomeWords(outcome: ImportOutcome, staying: boolean): string {
  switch (outcome.kind) {
    case "kept":
      return `已决定保留现有任务包“${outcome.summary.title}”第 ${outcome.summary.revision} 版，收到的另一份没有存入。这个决定记在版次说明里；再次导入那一份文件，可以重新决定。`;
    case "card":
      return "这是一张身份卡，已转到身份卡登记。";
    case "review":
      return "这是评审包，由区局的席位打开，专家席不导入。";
    case "task":
      return taskWords(outcome) + (staying ? "现在的评审仍然开着；回到申报列表后可以切换批次。" : "");
  }
}

function taskWords({ already, decided, refilled, summary, carrying }: ImportedTask): string {
  const name = `“${summary.title}”第 ${summary.revision} 版`;
  if (refilled) return `${name}的材料已经补齐，签名和全部文件核验通过；评分、批注和意见保持原样。`;
  if (decided)
    return already
      ? `已改回以前没有采用的${name}，评审从那一份上次的进度继续。原先在用的一份原样保留，可以在版次说明里查阅。`
      : `已改用新任务包${name}，签名和全部文件核验通过，原有的评审已按下面的说明带入。这个决定记在版次说明里。`;
  if (!already)
    return `已导入${name}，签名和全部文件核验通过。${
      carrying ? `第 ${carrying.from.revision} 版中的评审已按下面的说明带入，今后在本版中继续。` : ""
    }`;
  const { revision } = summary.current;
  return revision === summary.revision
    ? `${name}以前导入过，内容相同，没有任何改动。`
    : `${name}以前导入过，已被第 ${revision} 版取代，没有任何改动；请在第 ${revision} 版中继续。`;
}
