import { keepPassword, type PasswordName, readPassword } from "../storage/password";
import { requireOpen } from "./keeping-away";
import type { MaterialName } from "./material-payload";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/**
 * The password that opened an encrypted material before; `null` where none was kept. Throws a refusal where the application
 * may not be opened.
 */
export async function materialPassword(
  parts: ServiceParts,
  session: Session,
  name: MaterialName,
): Promise<string | null> {
  return readPassword(parts.database, session.box, await passwordName(parts, session, name));
}

/** Keeps the password that opened an encrypted material. Throws a refusal where the application may not be opened. */
export async function keepMaterialPassword(
  parts: ServiceParts,
  session: Session,
  name: MaterialName,
  password: string,
): Promise<void> {
  await keepPassword(parts.database, session.box, await passwordName(parts, session, name), password);
}

async function passwordName(
  parts: ServiceParts,
  session: Session,
  { packageId, applicationId, materialId }: MaterialName,
): Promise<PasswordName> {
  await requireOpen(parts, session, packageId, applicationId);
  const { claims } = await session.rounds.package(packageId);
  return { roundId: claims.round.id, applicationId, materialId };
}
