import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesSource } from "../../shared/package/byte-source";
import { tinyApplication } from "../fixtures/documents";
import { newPerson } from "../fixtures/people";
import type { Bench } from "./frame";
import { Desk } from "./packages/desk";
import { demandDisk, writePackage } from "./packages/large-package";
import { inkScene } from "./reading/ink";
import { memoryScene } from "./reading/memory";
import { OwnViewer } from "./reading/own";
import { readingScene } from "./reading/pages";
import { Reference, showOnly } from "./reading/reference";
import { type BenchScan, makeScans, materialOf, writeScans } from "./reading/scans";
import { scrollScenes } from "./reading/scrolling";

const packageId = "00000000-0000-4000-8000-000000000700";

/** Reading scans, encrypted, beside the PDFViewer of pdfjs-dist with the same files in the clear. */
export async function prepare(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-reading-"));
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  try {
    await demandDisk(folder, 3e9);
    const [bureau, expert] = [await newPerson("bureau", "示例区局"), await newPerson("expert", "示例专家甲")];
    const scans = await makeScans();
    const plain = join(folder, "plain");
    await mkdir(plain);
    await writeScans(plain, scans);
    const task = join(folder, "reading.jptask");
    await writePackage(task, { packageId, bureau, expert }, dossiersOf(scans));
    const desk = await Desk.open(folder, { bureau, expert });
    const own = new OwnViewer(desk);
    await own.take(task, scans.length + 1);
    await own.openDossier("N-a1");
    const reference = await Reference.open(desk.app, plain, await own.geometry());
    const viewers = { desk, own, reference, show: (side: "ours" | "reference") => showOnly(desk.app, side) };
    return {
      figures: [],
      scenes: [
        ...scans.map((scan, index) => readingScene(viewers, scan, index + 1)),
        ...scans.flatMap((scan, index) => scrollScenes(viewers, scan, index + 1)),
        memoryScene(viewers, largest(scans)),
        inkScene(viewers, packageId),
      ],
      close: async () => {
        await reference.close();
        await desk.app.close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** One dossier of all scans, and one of the first alone, for the marks. */
function dossiersOf(scans: readonly BenchScan[]) {
  return [scans, scans.slice(0, 1)].map((own, index) => ({
    application: tinyApplication(`a${index + 1}`, own.map(materialOf)),
    materials: new Map(own.map(({ id, bytes }) => [id, bytesSource(bytes)])),
  }));
}

function largest(scans: readonly BenchScan[]): { readonly scan: BenchScan; readonly number: number } {
  const index = scans.reduce(
    (best, { bytes }, at) => (bytes.length > (scans[best]?.bytes.length ?? 0) ? at : best),
    0,
  );
  const scan = scans[index];
  if (!scan) throw new Error("no scans");
  return { scan, number: index + 1 };
}
