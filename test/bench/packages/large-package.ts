import { createWriteStream } from "node:fs";
import { statfs } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Material } from "../../../shared/domain/application";
import { type PackageDossier, type SealedTask, sealTask } from "../../../shared/package/seal-task";
import { tinyApplication, tinyRound } from "../../fixtures/documents";
import type { Person } from "../../fixtures/people";
import { noiseDigest, noiseSource } from "./noise";

/** Throws where the disk has no room for what a benchmark is going to write: better than to fill it. */
export async function demandDisk(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes) throw new Error(`${folder} has no room for ${Math.round(bytes / 1e6)} MB`);
}

/** A package of scans: `scans` are their sizes in bytes, ten to a dossier. */
export interface LargePackage {
  readonly packageId: string;
  readonly bureau: Person;
  readonly expert: Person;
  readonly scans: readonly number[];
}

/** Writes a large task package to `path` and says what was sealed. */
export function writeLargePackage(path: string, large: LargePackage): Promise<SealedTask> {
  return writePackage(path, large, dossiersOf(large.scans));
}

/** Writes a task package of these dossiers to `path`, piece by piece, and says what was sealed. */
export async function writePackage(
  path: string,
  { packageId, bureau, expert }: Pick<LargePackage, "packageId" | "bureau" | "expert">,
  dossiers: readonly PackageDossier[],
): Promise<SealedTask> {
  const sealed = await sealTask({
    packageId,
    bureau: bureau.keys,
    bureauCard: bureau.card,
    experts: [{ kid: expert.keys.kid, recipient: expert.keys.recipient }],
    round: tinyRound,
    dossiers,
    supersedes: null,
    issuedAt: "2026-09-02T09:00:00+08:00",
    appVersion: "bench",
  });
  await pipeline(Readable.from(sealed.pieces()), createWriteStream(path));
  return sealed;
}

function dossiersOf(scans: readonly number[]) {
  const digests = new Map([...new Set(scans)].map((size) => [size, noiseDigest(size)]));
  const materials = scans.map((size, index): Material => {
    const sha256 = digests.get(size) ?? "";
    const place = { id: `m${(index % 10) + 1}`, kind: "form", title: "表", fileName: "表.pdf" } as const;
    return { ...place, mediaType: "application/pdf", pages: 1, bytes: size, sha256 };
  });
  const folders = Array.from({ length: Math.ceil(scans.length / 10) }, (_, index) => index * 10);
  return folders.map((first, index) => {
    const own = materials.slice(first, first + 10);
    return {
      application: tinyApplication(`a${index + 1}`, own),
      materials: new Map(own.map(({ id, bytes }) => [id, noiseSource(bytes)])),
    };
  });
}
