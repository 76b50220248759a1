import { createHash } from "node:crypto";
import { createWriteStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import manifest from "../../package.json" with { type: "json" };
import { applicationSchema } from "../../shared/domain/application";
import { roundSchema } from "../../shared/domain/round";
import { type ByteSource, bytesSource } from "../../shared/package/byte-source";
import type { OwnerKeys } from "../../shared/package/keys";
import {
  type PackageDossier,
  type PackageExpert,
  type SealedTask,
  sealTask,
} from "../../shared/package/seal-task";

/** What sealing a folder of plaintext takes. */
export interface DossierSealing {
  /** A folder as `writeRound` and `writeApplication` leave it. */
  readonly source: string;
  readonly bureau: OwnerKeys;
  readonly bureauCard: Uint8Array<ArrayBuffer>;
  readonly experts: readonly PackageExpert[];
  /** Replaces the round's id. */
  readonly roundId?: string | undefined;
  /** ISO 8601 with zone. */
  readonly issuedAt: string;
}

const ENDINGS = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" } as const;

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

const readDossier = (folder: string): PackageDossier => {
  const application = applicationSchema.parse(readJson(join(folder, "application.json")));
  const materials = new Map<string, ByteSource>();
  for (const { id, mediaType } of application.materials) {
    materials.set(id, bytesSource(readFileSync(join(folder, `${id}.${ENDINGS[mediaType]}`))));
  }
  return { application, materials };
};

/** A package id that the content gives: another dossier is another package. */
const packageIdOf = (parts: readonly unknown[]): string => {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
};

/**
 * Seals a folder of plaintext as a task package for some experts.
 * @throws where `sealTask` does: a file that is not what its application says, a document that is not of the format.
 */
export const sealDossier = async (sealing: DossierSealing): Promise<SealedTask> => {
  const { source, bureau, bureauCard, experts, roundId, issuedAt } = sealing;
  const shipped = roundSchema.parse(readJson(join(source, "round.json")));
  const round = roundId === undefined ? shipped : { ...shipped, id: roundId };
  const folder = join(source, "applications");
  const dossiers = readdirSync(folder)
    .sort()
    .map((id) => readDossier(join(folder, id)));
  const applications = dossiers.map((dossier) => dossier.application);
  const packageId = packageIdOf([
    round,
    applications,
    bureau.kid,
    experts.map((expert) => expert.kid),
    issuedAt,
  ]);
  return sealTask({
    packageId,
    bureau,
    bureauCard,
    experts,
    round,
    dossiers,
    supersedes: null,
    issuedAt,
    appVersion: manifest.version,
  });
};

/** Writes a sealed package to a file. */
export const writePackage = (sealed: SealedTask, path: string): Promise<void> =>
  pipeline(Readable.from(sealed.pieces()), createWriteStream(path));
