import { Refused } from "../../shared/package/refused";
import { storageRefusalOf } from "../storage/failure";
import {
  dropAllPreviews,
  dropPreviews,
  keepPreviews,
  keepPreviewsOfRounds,
  type PreviewName,
  type PreviewPicture,
  readPreviews,
} from "../storage/preview";
import { requireAnswer } from "./desk";
import type { MaterialName } from "./material-payload";
import type { ServiceParts } from "./parts";
import type { Quiet } from "./quiet";
import type { Session } from "./session";

/** Small pictures are not kept where less than this would stay free, in bytes. */
const leftFree = 512 * 2 ** 20;

/** Names a run of pages of a material. */
export interface PreviewPlace extends MaterialName {
  readonly pack: number;
}

interface Kept {
  readonly name: PreviewName;
  readonly sha256: string;
  readonly today: string;
}

/** The small pictures kept of a run of pages. Throws a refusal where the application may not be opened. */
export async function materialPreviews(
  parts: ServiceParts,
  session: Session,
  place: PreviewPlace,
): Promise<PreviewPicture[]> {
  const { name, ...wanted } = await keptOf(parts, session, place);
  return readPreviews(parts.database, session.box, name, wanted);
}

/**
 * Keeps small pictures of a run of pages; where room is short it keeps none and gives up what there is. Throws a refusal
 * where the application may not be opened.
 */
export async function keepMaterialPreviews(
  parts: ServiceParts,
  session: Session,
  place: PreviewPlace,
  pictures: readonly PreviewPicture[],
): Promise<void> {
  const { name, ...kept } = await keptOf(parts, session, place);
  const free = await parts.freeBytes();
  if (free !== null && free < leftFree) return dropAllPreviews(parts.database);
  try {
    await keepPreviews(parts.database, session.box, name, { ...kept, pictures });
  } catch (error) {
    if (storageRefusalOf(error)?.code !== "no-space") throw error;
    await dropAllPreviews(parts.database);
  }
}

/** Removes the small pictures of an application, or of one material: nobody of this seat reads it any more. */
export async function forgetPreviews(
  parts: ServiceParts,
  session: Session,
  { packageId, applicationId, materialId }: { packageId: string; applicationId: string; materialId?: string },
): Promise<void> {
  const { roundId } = await session.rounds.package(packageId);
  const of = { roundId, applicationId, ...(materialId === undefined ? {} : { materialId }) };
  await dropPreviews(parts.database, session.seat.id, of);
}

/** Removes the small pictures of rounds that are not here any more, once the service is idle. */
export function sweepPreviewsWhenQuiet(parts: ServiceParts, session: Session, quiet: Quiet): void {
  const sweep = async () => {
    await quiet.wait(session.locked);
    const packages = await session.rounds.packages();
    const rounds = packages.map(({ roundId }) => roundId);
    await keepPreviewsOfRounds(parts.database, session.seat.id, rounds);
  };
  // What is left over is removed the next time the seat is opened.
  sweep().catch(() => undefined);
}

async function keptOf(
  parts: ServiceParts,
  session: Session,
  { packageId, applicationId, materialId, pack }: PreviewPlace,
): Promise<Kept> {
  const answer = await requireAnswer(parts, session, packageId, applicationId);
  if (answer.declared) throw new Refused("internal", undefined, "the expert keeps away from it");
  const [{ roundId }, { materials }] = await Promise.all([
    session.rounds.package(packageId),
    session.rounds.application(packageId, applicationId),
  ]);
  const material = materials.find((each) => each.id === materialId);
  if (!material) throw new Refused("internal", undefined, "no such material");
  const name = { roundId, applicationId, materialId, pack };
  return { name, sha256: material.sha256, today: parts.now().slice(0, 10) };
}
