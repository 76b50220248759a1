import { Refused } from "../../shared/package/refused";
import {
  openDeclarationRow,
  type RecusalRequest,
  readDeclarationRow,
  type StoredDeclaration,
  type StoredRecusal,
} from "../storage/declaration";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/** What is declared about a package so far. */
export async function readDeclaration(
  { database }: ServiceParts,
  session: Session,
  packageId: string,
): Promise<StoredDeclaration> {
  return openDeclarationRow(session.box, await readDeclarationRow(database, session.seat.id, packageId));
}

/**
 * The applications of a package that the expert keeps away from: by an answer of the package itself, or of the newest one of
 * its round. An older revision holds the same dossier and must not be the way around a recusal.
 */
export async function keptAwayFrom(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<ReadonlySet<string>> {
  const [newest] = await session.rounds.line(packageId);
  const packages = new Set([packageId, newest?.packageId ?? packageId]);
  const declarations = await Promise.all([...packages].map((each) => readDeclaration(parts, session, each)));
  const away = declarations.flatMap(({ recusals }) => recusals.filter((each) => each.declared));
  return new Set(away.map((each) => each.applicationId));
}

/**
 * The answer about one application. Throws a refusal where confidentiality or the question is still open: "never
 * asked" is not "no", and an application without an answer cannot be opened.
 */
export async function requireAnswer(
  parts: ServiceParts,
  session: Session,
  packageId: string,
  applicationId: string,
): Promise<StoredRecusal> {
  await session.rounds.application(packageId, applicationId);
  const declaration = await readDeclaration(parts, session, packageId);
  const answer = declaration.recusals.find((each) => each.applicationId === applicationId);
  if (!declaration.confidentialityAcceptedAt)
    throw new Refused("internal", undefined, "confidentiality is open");
  if (!answer) throw new Refused("internal", undefined, "recusal was not asked");
  return answer;
}

/**
 * Throws a refusal `reason-missing`, which names the application by its number, where a recusal has no ground, or its
 * withdrawal no reason: both are answered for later.
 */
export function demandReason(
  declaration: StoredDeclaration,
  { applicationId, declared, reason, why = "" }: RecusalRequest,
  number: string,
): void {
  const last = declaration.recusals.find((each) => each.applicationId === applicationId);
  const withdrawn = last?.declared === true && !declared;
  if ((declared && reason.trim() === "") || (withdrawn && why.trim() === ""))
    throw new Refused("reason-missing", number, "a recusal or its withdrawal without a reason");
}

/**
 * The same for whatever is read of a dossier. Throws a refusal also where the expert keeps away from it: a recused dossier
 * is closed here, not only out of sight.
 */
export async function requireOpen(
  parts: ServiceParts,
  session: Session,
  packageId: string,
  applicationId: string,
): Promise<void> {
  await requireAnswer(parts, session, packageId, applicationId);
  if ((await keptAwayFrom(parts, session, packageId)).has(applicationId))
    throw new Refused("internal", undefined, "the expert keeps away from it");
}
