import type { Refusal, Result } from "../../shared/refusal";
import { type Disposition, dispositions } from "../../shared/rules/ledger";
import { dispositionWords } from "../../shared/rules/ledger-words";
import type { IncomingFile, ProgressOptions } from "../identity";
import type { BureauDeskPorts, VerifiedBundle } from "./ports";

/** What came of one file. */
export type Outcome =
  | { readonly kind: "bundle"; readonly bundle: VerifiedBundle }
  | {
      readonly kind: "task";
      readonly title: string;
      readonly already: boolean;
      readonly refilled: boolean;
      /** How many recorded bundles were checked against it, and how many contradict it. */
      readonly checked: number;
      readonly faulty: number;
    }
  | {
      readonly kind: "refused";
      readonly file: IncomingFile;
      readonly refusal: Refusal;
      readonly isTask: boolean;
    };

/**
 * Takes one file in, whatever it is: a task package of the bureau's own is imported and the ledger checked against it,
 * all else is opened as a bundle. Gives `null` where the user stopped it.
 */
export async function takeFile(
  ports: BureauDeskPorts,
  file: IncomingFile,
  options: ProgressOptions,
): Promise<Outcome | null> {
  const imported = await ports.importTask(file, options);
  if (!imported.ok) return refusedOf(file, imported, true);
  if (imported.value.kind === "task") {
    const { summary, already, refilled } = imported.value;
    const checked = await ports.recheckBundles(summary.packageId, options);
    if (!checked.ok) return refusedOf(file, checked, true);
    return { kind: "task", title: summary.title, already, refilled, ...checked.value };
  }
  const opened = await ports.openBundle(file, options);
  return opened.ok ? { kind: "bundle", bundle: opened.value } : refusedOf(file, opened, false);
}

function refusedOf(
  file: IncomingFile,
  { refusal }: Extract<Result<unknown>, { ok: false }>,
  isTask: boolean,
): Outcome | null {
  return refusal.code === "cancelled" ? null : { kind: "refused", file, refusal, isTask };
}

/** What came of an imported task package, in words. */
export function taskWords(task: Extract<Outcome, { kind: "task" }>): string {
  const { checked, faulty } = task;
  const imported = storedWords(task);
  if (checked === 0) return imported;
  const result = faulty === 0 ? "全部相符" : `${faulty} 份不符，不再计入，请在台账中查看`;
  return `${imported}台账中的 ${checked} 份评审包已与评分表核对，${result}。`;
}

function storedWords({ title, already, refilled }: Extract<Outcome, { kind: "task" }>): string {
  if (refilled) return `任务包“${title}”的材料已经补齐。`;
  return already ? `任务包“${title}”本来就在本机，没有变化。` : `任务包“${title}”已存入。`;
}

/** What came of several files handed over at once, in words. */
export function summaryWords(outcomes: readonly Outcome[]): string {
  const counts = new Map<Disposition, number>();
  for (const each of outcomes) {
    if (each.kind === "task" || (each.kind === "refused" && each.isTask)) continue;
    const disposition = each.kind === "bundle" ? each.bundle.standing.disposition : "refused";
    counts.set(disposition, (counts.get(disposition) ?? 0) + 1);
  }
  const tasks = outcomes.filter((each) => each.kind === "task").length;
  const refusedTasks = outcomes.filter((each) => each.kind === "refused" && each.isTask).length;
  const words = [
    ...dispositions.flatMap((each) =>
      counts.has(each) ? `${dispositionWords[each]} ${counts.get(each)}` : [],
    ),
    ...(tasks > 0 ? [`存入任务包 ${tasks}`] : []),
    ...(refusedTasks > 0 ? [`未能存入 ${refusedTasks}`] : []),
  ];
  return `共处理 ${outcomes.length} 个文件：${words.join("，")}。`;
}
