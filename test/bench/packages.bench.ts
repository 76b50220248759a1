import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newPerson } from "../fixtures/people";
import type { Bench, Figure } from "./frame";
import { bundlesFigure } from "./packages/bundles";
import { Desk } from "./packages/desk";
import { demandDisk, writeLargePackage } from "./packages/large-package";
import { rangesFigure } from "./packages/ranges";
import { timeOfShell } from "./packages/shell";

const scanBytes = 500_000_000;

/** Packages at work, beside the shell's public tools with the same files. */
export async function prepare(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-packages-"));
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  try {
    await demandDisk(folder, 6 * scanBytes);
    const [bureau, expert] = [await newPerson("bureau", "示例区局"), await newPerson("expert", "示例专家甲")];
    const bundles = await bundlesFigure(folder, { bureau, expert });
    const task = join(folder, "large.jptask");
    const packageId = "00000000-0000-4000-8000-000000000500";
    await writeLargePackage(task, { packageId, bureau, expert, scans: [scanBytes] });
    // Opened when it is first needed: a window beside them would slow the bundles on both sides.
    let opened: Promise<Desk> | null = null;
    const desk = () => {
      opened ??= Desk.open(folder, { bureau, expert });
      return opened;
    };
    const scan = { task, packageId, expert, bytes: scanBytes };
    return {
      figures: [bundles, importFigure(folder, task, desk), await rangesFigure(folder, scan, desk)],
      close: async () => {
        await (await opened)?.app.close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/**
 * Peer: every byte inside the archive through one SHA-256, then a copy of the same bytes, forced to the disk. Ours: the
 * same and every check of the format, piece by piece into IndexedDB, its last transaction forced to the disk too.
 */
function importFigure(folder: string, task: string, desk: () => Promise<Desk>): Figure {
  const copy = join(folder, "copy");
  return {
    figure: "import of a 500 MB task package",
    unit: "ms",
    peerName: "unzip -p | sha256sum; cp; sync",
    aim: 2,
    runs: 5,
    ours: async () => {
      const window = await desk();
      await window.clear();
      return window.timeOfImport(task);
    },
    peer: async () => {
      await rm(copy, { force: true });
      return timeOfShell('unzip -p "$1" | sha256sum >"$2.sum"; cp "$1" "$2"; sync "$2"', [task, copy]);
    },
  };
}
