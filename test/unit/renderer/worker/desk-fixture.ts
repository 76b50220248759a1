import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../../../../renderer/storage/database";
import type {
  ExampleParts,
  Job,
  PackageService,
  WorkProgress,
  WorkSource,
} from "../../../../renderer/worker/contract";
import { createPackageService } from "../../../../renderer/worker/package-service";
import { emptyDraft, type ReviewDraft } from "../../../../shared/domain/draft";
import { editGate, editScore, editText, putAnnotation } from "../../../../shared/domain/edits";
import {
  applyEdit,
  type ChangeEntry,
  type Edit,
  openHistory,
  recordEdits,
} from "../../../../shared/domain/history";
import type { Round } from "../../../../shared/domain/round";
import type { Result } from "../../../../shared/refusal";

const vectors = join(import.meta.dirname, "../../../vectors");

/** A file of test/vectors. */
export const vector = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(vectors, name)));

/** A file of test/vectors as the window hands one over. */
export const vectorSource = (name: string): WorkSource => ({
  from: "file",
  file: new Blob([vector(name)]),
  name,
});

/** What `small.jptask` is called. */
export const packageId = "0b0e6a52-5a55-4c1e-9a5f-2b6f0c9d1a01";

let made = 0;

/** A service on an empty database. The clock goes on a second with each look. */
export async function freshService(free: number | null = null) {
  made++;
  const database = await openDatabase(`service-${made}`);
  return { database, service: serviceOn(database, free) };
}

/** A service on a database, as after a start of the program. */
export function serviceOn(database: Database, free: number | null = null): PackageService {
  let seconds = 0;
  const now = () => {
    seconds++;
    return new Date(Date.UTC(2026, 8, 10, 1, 0, seconds)).toISOString();
  };
  return createPackageService({
    database,
    now,
    newId: () => crypto.randomUUID(),
    freeBytes: async () => free,
  });
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The age identity in a key file of the vectors. */
export function identityOf(name: string): string {
  return /AGE-SECRET-KEY-1\w+/.exec(text(vector(name)))?.[0] ?? "";
}

/** The vectors' expert and package in the shape of the example, which opens without a passphrase. */
export const exampleOfVectors = (task = "small.jptask"): ExampleParts => ({
  task: vectorSource(task),
  bureauCard: vector("bureau.jpcard"),
  expertKeys: new TextEncoder().encode(
    JSON.stringify({
      card: text(vector("expert.jpcard")),
      signing: JSON.parse(text(vector("expert.jwk.json"))),
      identity: identityOf("expert.age-key"),
    }),
  ),
});

/** A job that nobody stops, with what it told. */
export function quietJob(signal: AbortSignal = new AbortController().signal): Job & { told: WorkProgress[] } {
  const told: WorkProgress[] = [];
  return { told, signal, onProgress: (progress) => told.push(progress) };
}

/** The value of a result that has to be one. */
export function acceptedOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The vectors' expert with `small.jptask` imported, and everything declared: `recused` are kept away from. */
export async function declaredDesk(recused: readonly string[] = []) {
  const { database, service } = await freshService();
  acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
  acceptedOf(await service.acceptConfidentiality(packageId));
  for (const applicationId of ["a01", "a02"]) {
    const declared = recused.includes(applicationId);
    acceptedOf(
      await service.answerRecusal(packageId, { applicationId, declared, reason: declared ? "同乡" : "" }),
    );
  }
  const { round } = acceptedOf(await service.openRound(packageId));
  return { database, service, round };
}

/** Entries of a review that has no gap left, with one annotation cited. */
export function finishedEntries(round: Round, materialId: string): ChangeEntry[] {
  const at = "2026-09-10T09:00:00+08:00";
  const annotation = {
    ...{
      id: crypto.randomUUID(),
      materialId,
      page: 1,
      meaning: "positive" as const,
      text: "见证书",
      created: at,
    },
    mark: { tool: "rectangle" as const, rect: { x: 10, y: 20, width: 30, height: 5 } },
  };
  const steps: ((draft: ReviewDraft) => Edit)[] = [
    (draft) => putAnnotation(draft, annotation),
    ...round.gates.map((gate) => (draft: ReviewDraft) => editGate(draft, gate.id, { verdict: "met" })),
    ...round.rubric.criteria.map((criterion) => (draft: ReviewDraft) => {
      const count = criterion.scoring.kind === "count" ? criterion.scoring.target : null;
      const evidence = [annotation.id];
      return editScore(draft, criterion.id, { points: criterion.max, count, comment: "材料齐全", evidence });
    }),
    (draft) => editText(draft, "recommendation", round.recommendations[0] ?? ""),
    (draft) => editText(draft, "opinion", "该工作室技术力量雄厚，带徒成效明显，材料真实完整，同意推荐。"),
  ];
  let history = openHistory(emptyDraft(round), []);
  return steps.map((step) => {
    const next = recordEdits(history, [step(history.draft)], at);
    history = next.history;
    return next.entry;
  });
}

/** Something that begins as a PDF does. */
export const somePdf = new TextEncoder().encode("%PDF-1.7\n% a form\n");

/** The draft that entries make. */
export const draftOf = (round: Round, entries: readonly ChangeEntry[]): ReviewDraft =>
  entries.flatMap((entry) => entry.edits).reduce(applyEdit, emptyDraft(round));
