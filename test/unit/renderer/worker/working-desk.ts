import type { PackageService } from "../../../../renderer/worker/contract";
import type { Annotation } from "../../../../shared/domain/annotation";
import { emptyDraft } from "../../../../shared/domain/draft";
import { editScore, editText, putAnnotation } from "../../../../shared/domain/edits";
import { type ChangeEntry, openHistory, recordEdits } from "../../../../shared/domain/history";
import type { Round } from "../../../../shared/domain/round";
import { type Desk, newDesk } from "../../../fixtures/desks";
import { people } from "../../../fixtures/people";
import { type RevisionPlan, type TaskRevision, taskRevision } from "../../../fixtures/revisions";
import { fileOf } from "./bureau-fixture";
import { acceptedOf, finishedEntries, quietJob, somePdf } from "./desk-fixture";

/** When everything was written. */
export const at = "2026-09-10T09:00:00+08:00";
/** The figures of a finished review. */
export const figures = { scored: 2, points: 12 };

/** An expert's desk that trusts the bureau and has nothing. */
export async function expertDesk(): Promise<Desk> {
  const { expert, bureau } = await people();
  return newDesk(expert, [bureau]);
}

/** Hands a task package over. */
export const importing = (
  { service }: Pick<Desk, "service">,
  { bytes }: TaskRevision,
  name = "任务.jptask",
) => service.importTask(fileOf(name, bytes), quietJob());

/** The scans of the usual first revision. */
export const scans = { a1: ["one"], a2: ["two"], a3: ["three", "four"] };

/** Promises confidentiality and answers for applications; `true` is a recusal. */
export async function declare(service: PackageService, packageId: string, answers: Record<string, boolean>) {
  acceptedOf(await service.acceptConfidentiality(packageId));
  for (const [applicationId, declared] of Object.entries(answers)) {
    const reason = declared ? "同乡" : "";
    acceptedOf(await service.answerRecusal(packageId, { applicationId, declared, reason }));
  }
}

/** Seals a review with some form. */
export async function sealIt(service: PackageService, packageId: string, applicationId: string) {
  const { ticket } = acceptedOf(await service.prepareSeal(packageId, applicationId));
  return acceptedOf(await service.seal(packageId, ticket, somePdf));
}

/** Exports and confirms the saving. */
export async function exportIt(service: PackageService, packageId: string) {
  const bundle = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
  acceptedOf(await service.beginExport(bundle.ticket));
  acceptedOf(await service.recordExport(bundle.ticket, { name: "a.jpreview", folder: "桌面" }));
  return bundle;
}

const mark = (materialId: string): Annotation => ({
  ...{ id: crypto.randomUUID(), materialId, page: 1, meaning: "question", text: `见${materialId}` },
  ...{ created: at, mark: { tool: "rectangle", rect: { x: 1, y: 2, width: 3, height: 4 } } },
});

/** A draft on two scans: each marked and cited, one criterion scored. */
export function draftEntries(round: Round, after: readonly ChangeEntry[] = []): ChangeEntry[] {
  const [one, two] = [mark("m1"), mark("m2")];
  let history = openHistory(emptyDraft(round), after);
  return [
    () => putAnnotation(history.draft, one),
    () => putAnnotation(history.draft, two),
    () => editScore(history.draft, "A1", { points: 8, comment: "好", evidence: [one.id, two.id] }),
    () => editText(history.draft, "opinion", "还在写"),
  ].map((edit) => {
    const next = recordEdits(history, [edit()], at);
    history = next.history;
    return next.entry;
  });
}

/** A desk with revision 1: `a1` sealed, `a2` recused, `a3` begun, the sealed ones known to the bureau where `exported`. */
export async function workingDesk(plan: Partial<RevisionPlan> = {}) {
  const desk = await expertDesk();
  const { service } = desk;
  const first = await taskRevision({ revision: 1, scans, ...plan });
  acceptedOf(await importing(desk, first));
  const { packageId } = first;
  await declare(service, packageId, { a1: false, a2: true, a3: false });
  const { round } = acceptedOf(await service.openRound(packageId));
  acceptedOf(await service.appendEntries(packageId, "a1", finishedEntries(round, "m1"), figures));
  const sealed = await sealIt(service, packageId, "a1");
  const entries = draftEntries(round);
  acceptedOf(await service.appendEntries(packageId, "a3", entries, { scored: 1, points: 8 }));
  return { ...desk, first, round, sealed, entries };
}

/** The round as the desk shows it. */
export const opened = async (service: PackageService, { packageId }: TaskRevision) =>
  acceptedOf(await service.openRound(packageId));
/** The state of each application. */
export const statesIn = async (service: PackageService, task: TaskRevision) =>
  Object.fromEntries((await opened(service, task)).standings.map((each) => [each.applicationId, each.state]));
