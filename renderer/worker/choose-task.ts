import type { TaskDecision } from "../../shared/domain/task-decision";
import { until } from "../../shared/package/abort";
import { Refused } from "../../shared/package/refused";
import { type ExportRow, readExportRows } from "../storage/exported";
import type { StoredPackage } from "../storage/package";
import { recordTaskDecision } from "../storage/task-decision";
import type { VerifiedImport } from "../storage/task-import";
import { carryWork } from "./carry-work";
import type { ChoosableTask, ExportedView, TaskChoiceView } from "./choice-contract";
import type { ImportJob } from "./contract";
import type { ServiceParts } from "./parts";
import { cardOf } from "./register";
import type { Session } from "./session";

/** The package that an expert works in and the one handed over, which contradicts it. */
export interface Rivals {
  readonly present: StoredPackage;
  readonly given: VerifiedImport;
  readonly why: TaskChoiceView["why"];
}

/**
 * Asks a person which of two packages counts. Stopping the import or locking the seat is an answer too. Throws a refusal
 * `conflict` where nobody can be asked, `cancelled` where the question was given up.
 */
export async function askChoice(
  parts: ServiceParts,
  session: Session,
  rivals: Rivals,
  { file, job }: { readonly file: string; readonly job: ImportJob },
): Promise<"keep" | "take"> {
  const { present, given } = rivals;
  if (!job.askChoice)
    throw new Refused("conflict", file, `${given.stored.digest} and ${present.digest} in one round`);
  const question = await questionOf(parts, session, rivals);
  job.signal.throwIfAborted();
  const answer = await until(job.askChoice(question), job.signal);
  if (answer === null) throw new Refused("cancelled", file);
  return answer;
}

async function questionOf(
  parts: ServiceParts,
  session: Session,
  { present, given, why }: Rivals,
): Promise<TaskChoiceView> {
  const { database } = parts;
  const { carrying } = await carryWork(parts, session, { from: present, skipped: false }, given);
  const card = await cardOf(parts, session, present.bureauKid);
  const bureauFingerprint = card?.fingerprint ?? "";
  const line = await session.rounds.line(present.packageId);
  const decisions = line.flatMap((each) => each.decisions);
  const { digest } = given.stored;
  const exports = await readExportRows(database, session.seat.id, present.packageId);
  return {
    ...{ why, carrying },
    present: { ...choosable(present), importedAt: present.importedAt, bureauFingerprint },
    given: {
      ...choosable(given.stored),
      importedAt: why === "left" ? given.stored.importedAt : null,
      bureauFingerprint,
    },
    earlier: decisions
      .filter((each) => each.chosen.digest === digest || each.left.digest === digest)
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    exported: exports.filter((each) => each.packageId === present.packageId).map(exportedView),
  };
}

type Bare = Omit<ChoosableTask, "importedAt" | "bureauFingerprint">;

function choosable({ packageId, digest, round, claims, bureauName }: StoredPackage): Bare {
  const { title, revision, deadline } = round;
  const { issuedAt, applications } = claims;
  const facts = { title, revision, deadline, issuedAt, applications: applications.length };
  return { packageId, digest, bureauName, ...facts };
}

/** What is told of a bundle that was exported. */
export const exportedView = ({ revision, digest, createdAt, state }: ExportRow): ExportedView => ({
  ...{ revision, digest, createdAt, saved: state === "saved" },
});

/** A person's decision, now, by the seat's name. */
export function decisionOf(
  { now }: ServiceParts,
  { seat }: Session,
  { chosen, left }: { readonly chosen: StoredPackage; readonly left: StoredPackage },
): TaskDecision {
  return { at: now(), by: seat.name, chosen: named(chosen), left: named(left) };
}

const named = ({ packageId, digest, roundRevision: revision }: StoredPackage) => ({
  ...{ packageId, digest, revision },
});

/** Records that the present package stays. Nothing else changes. */
export async function keepPresent(
  parts: ServiceParts,
  session: Session,
  { present, given }: Rivals,
): Promise<void> {
  const decision = decisionOf(parts, session, { chosen: present, left: given.stored });
  await recordTaskDecision(parts.database, session.box, decision, present.digest);
  session.rounds.forget(present.packageId);
}

/** Goes back to a package that is here and was left before, with the work as it was left. */
export async function takeBack(
  parts: ServiceParts,
  session: Session,
  { present, given }: Rivals,
): Promise<StoredPackage> {
  const { packageId } = given.stored;
  const decision = decisionOf(parts, session, { chosen: given.stored, left: present });
  await recordTaskDecision(parts.database, session.box, decision, present.digest);
  session.rounds.forget(packageId);
  return session.rounds.package(packageId);
}
