import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { encodeGrayJpeg } from "../../build/sample/codec/jpeg-gray";
import { ScanPdfWriter } from "../../build/sample/codec/pdf-writer";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { screenOf, unlock } from "./steps/identity";
import { declareAll, importTask } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";
import { findBytesInFolder } from "./traces";

/** Small pictures of pages: made when idle, kept encrypted, shown while pages rush by. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
const pages = 80;

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let rushed: Rushed = { small: {}, inked: [] };

/** A scan every page of which has a black square of its own place; every fifth is turned by its file. */
function scan(): Uint8Array<ArrayBuffer> {
  const writer = new ScanPdfWriter("Test Scanner");
  const [width, height] = [827, 1169];
  const squares = Array.from({ length: 12 }, (_, at) => {
    const pixels = new Uint8Array(width * height).fill(245);
    const [left, top] = [60 + (at % 3) * 240, 60 + Math.floor(at / 3) * 270];
    for (let y = top; y < top + 200; y += 1) pixels.fill(20, y * width + left, y * width + left + 200);
    return encodeGrayJpeg({ width, height, pixels }, 80, 100);
  });
  for (let number = 1; number <= pages; number += 1) {
    const data = squares[number % squares.length];
    if (!data) throw new Error("no square");
    writer.add({ coding: "jpeg-gray", data, width, height, dpi: 100, rotate: number % 5 === 0 ? 90 : 0 });
  }
  return new Uint8Array(writer.finish());
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const { bytes } = await sampleTask({
    dossiers: [await dossierOf("a1", [scan()]), await dossierOf("a2", [])],
  });
  const task = join(folder, "task.jptask");
  await writeFile(task, bytes);
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

async function openScan(): Promise<void> {
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(page.locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
}

/** The bytes kept of each run of pages. */
const kept = () =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open("jiangping"));
    const rows = await asked(database.transaction("previews").objectStore("previews").getAll());
    database.close();
    return rows.map((row) => row.bytes as number);
  });

/** Waits until there are records of all pages, and nothing is added to them any more. */
async function untilFilled(): Promise<void> {
  let before: number[] = [];
  await expect
    .poll(
      async () => {
        const last = before;
        before = await kept();
        return before.length === Math.ceil(pages / 32) && String(last) === String(before);
      },
      { timeout: 150_000, intervals: [7_000] },
    )
    .toBe(true);
}

interface Rushed {
  /** The small pictures seen before the pages' drawings, as a few cells of light, by their pages. */
  readonly small: Readonly<Record<number, readonly number[]>>;
  /** Pages whose small picture stood there with ink. */
  readonly inked: readonly number[];
}

/** Scrolls from the top to the end, half a page a frame, and looks at every page in sight in each frame. */
const rush = () =>
  page.evaluate(async (): Promise<Rushed> => {
    const scroller = document.querySelector<HTMLElement>(".viewer-scroller");
    if (!scroller) throw new Error("no viewer");
    const small: Record<number, number[]> = {};
    const inked: number[] = [];
    const height = scroller.querySelector(".viewer-page")?.clientHeight ?? 900;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (scroller.scrollTop < scroller.scrollHeight - scroller.clientHeight - 2) {
      scroller.scrollTop += height / 2;
      await frame();
      for (const face of scroller.querySelectorAll<HTMLElement>(".viewer-face[data-preview]")) {
        const number = Number(face.closest<HTMLElement>(".viewer-page")?.dataset.page);
        const canvas = face.querySelector("canvas");
        const copy = new OffscreenCanvas(12, 16).getContext("2d");
        if (!canvas || !copy || small[number] || face.dataset.drawn === "true") continue;
        copy.drawImage(canvas, 0, 0, 12, 16);
        const { data } = copy.getImageData(0, 0, 12, 16);
        const cells = Array.from({ length: 192 }, (_, at) => data[at * 4] ?? 0);
        small[number] = cells;
        if (Math.max(...cells) - Math.min(...cells) > 100) inked.push(number);
      }
    }
    return { small, inked };
  });

/** The cells of a page as drawn. */
async function drawnCells(number: number): Promise<readonly number[]> {
  await page.locator(".viewer-pages-field").first().fill(String(number));
  await page.keyboard.press("Enter");
  const face = page.locator(`.viewer-page[data-page="${number}"] .viewer-face[data-drawn=true]`);
  await expect(face).toBeVisible({ timeout: 30_000 });
  await expect(face).not.toHaveAttribute("data-preview");
  return face.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(12, 16).getContext("2d");
    if (!copy) throw new Error("no canvas");
    copy.imageSmoothingQuality = "high";
    copy.drawImage(canvas, 0, 0, 12, 16);
    const { data } = copy.getImageData(0, 0, 12, 16);
    return Array.from({ length: 192 }, (_, at) => data[at * 4] ?? 0);
  });
}

const apart = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, each, at) => sum + Math.abs(each - (other[at] ?? 0)), 0) / one.length;

test("are made while the reader looks at the first page", async () => {
  test.setTimeout(200_000);
  await openScan();
  await untilFilled();
  const bytes = await kept();
  expect(bytes.reduce((sum, each) => sum + each, 0) / pages).toBeLessThan(8_500);
});

test("lie nowhere in the profile in clear", async () => {
  const jfif = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46);
  const webp = new TextEncoder().encode("WEBPVP8");
  await killApp(app);
  // The search finds what is there: the same beginning, and the rows' own names, which are in clear.
  await writeFile(
    join(folder, "planted"),
    Buffer.concat([Buffer.alloc(99), jfif, Buffer.from("RIFFxxxxWEBPVP8 ")]),
  );
  for (const magic of [jfif, webp]) expect(await findBytesInFolder(folder, magic)).toHaveLength(1);
  for (const magic of [jfif, webp]) expect(await findBytesInFolder(profile, magic)).toEqual([]);
});

test("are the faces of pages that rush by after the program was started anew", async () => {
  test.setTimeout(180_000);
  ({ app, page } = await launchApp({ profile }));
  await unlock(page, person);
  await openScan();
  const before = await kept();
  // What is kept is read back once the first page is drawn.
  await expect
    .poll(
      async () => {
        await drawnCells(1);
        rushed = await rush();
        return rushed.inked.length;
      },
      { timeout: 120_000, intervals: [1_000] },
    )
    .toBeGreaterThan(pages / 2);
  expect([...rushed.inked].sort((a, b) => a - b)).toEqual(Object.keys(rushed.small).map(Number));
  expect(await kept()).toEqual(before);
});

test("show each page as its drawing does, turned as its file says", async () => {
  test.setTimeout(120_000);
  const { small } = rushed;
  const seen = Object.keys(small).map(Number);
  const some = [
    ...seen.filter((each) => each % 5 === 0).slice(0, 2),
    ...seen.filter((each) => each % 5).slice(-2),
  ];
  expect(some).toHaveLength(4);
  for (const number of some) {
    const drawn = await drawnCells(number);
    expect(apart(small[number] ?? [], drawn), `page ${number}`).toBeLessThan(8);
    expect(apart(small[number + 1] ?? small[number - 1] ?? [], drawn), "another page").toBeGreaterThan(12);
  }
});

test("are the thumbnails' pictures too", async () => {
  const thumbnails = page.getByLabel("本件缩略图");
  await expect(thumbnails.locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 30_000 });
});
