import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newPerson } from "../fixtures/people";
import type { Bench } from "./frame";
import { Desk } from "./packages/desk";
import { demandDisk, writeLargePackage } from "./packages/large-package";
import { storeWhole } from "./packages/whole-file";

/** Forty dossiers of ten scans of 5 MB. */
const scans: number[] = Array(400).fill(5_000_000);
const packageId = "00000000-0000-4000-8000-000000002000";

/** The memory that an import of 2 GB takes, beside the plain way to store the same file in a database of the window. */
export async function prepare(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-memory-"));
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  try {
    await demandDisk(folder, 12e9);
    const [bureau, expert] = [await newPerson("bureau", "示例区局"), await newPerson("expert", "示例专家甲")];
    const task = join(folder, "large.jptask");
    await writeLargePackage(task, { packageId, bureau, expert, scans });
    const desk = await Desk.open(folder, { bureau, expert });
    return {
      figures: [
        {
          figure: "memory over idle during the import of 2 GB",
          unit: "MB",
          peerName: "arrayBuffer, one digest, one Blob in IndexedDB",
          aim: null,
          most: 300,
          runs: 1,
          ours: () => desk.memoryOf(() => desk.timeOfImport(task)),
          peer: () => desk.memoryOf(() => storeWhole(desk.page, task)),
        },
      ],
      close: async () => {
        await desk.app.close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
