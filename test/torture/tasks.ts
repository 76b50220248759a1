import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onePagePdf } from "../e2e/one-page";
import { tinyRound } from "../fixtures/documents";
import { dossierOf, sampleTask } from "../fixtures/packages";

/** Dossiers enough that the commit of an import is more than a moment, and a scan that takes a while to be stored. */
const dossiers = 40;
const scanBytes = 9_000_000;

/** A revision of the round, as a file. */
export interface Task {
  readonly revision: number;
  readonly packageId: string;
  readonly digest: string;
  readonly path: string;
}

/** Writes the round's next revision, or its first, into a folder. */
export async function writeTask(folder: string, before: Task | null): Promise<Task> {
  const packageId = crypto.randomUUID();
  const revision = (before?.revision ?? 0) + 1;
  const scans = [...Array.from({ length: dossiers - 1 }, () => onePagePdf(3)), largeScan()];
  const { digest, bytes } = await sampleTask({
    ...{ packageId, round: { ...tinyRound, revision } },
    dossiers: await Promise.all(
      scans.map((scan, index) => dossierOf(`a${index + 1}`, [scan], { number: numberOf(index + 1) })),
    ),
    supersedes: before && { packageId: before.packageId, digest: before.digest },
  });
  const path = join(folder, `round-${revision}-${packageId}.jptask`);
  await writeFile(path, bytes);
  return { revision, packageId, digest, path };
}

/** A dossier's number, counted from 1. */
export function numberOf(index: number): string {
  return `SY2026-${String(index).padStart(3, "0")}`;
}

function largeScan(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(scanBytes).fill(7);
}
