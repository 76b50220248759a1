import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Scene, SceneFigure } from "../frame";
import type { Desk } from "../packages/desk";
import type { OwnViewer } from "./own";
import type { PageTimes } from "./probe";
import type { Reference } from "./reference";
import type { BenchScan } from "./scans";

/** Both viewers, and how to show one of them. */
export interface Viewers {
  readonly desk: Desk;
  readonly own: OwnViewer;
  readonly reference: Reference;
  readonly show: (side: "ours" | "reference") => Promise<void>;
}

const jumps = 16;
const leafed = 30;
/** How long someone who leafs looks at a page that is sharp, in milliseconds. */
const glance = 100;

/** Reads one file on both sides: its first page, random pages, and thirty pages in turn. */
export function readingScene({ own, reference, show }: Viewers, scan: BenchScan, number: number): Scene {
  const other = { 1: 3, 2: 3, 3: 4 }[number] ?? 1;
  return {
    peerName: "PDFViewer, plain file",
    runs: 3,
    figures: figuresOf(scan),
    ours: async () => {
      await show("ours");
      // Another material is opened first, never the one the scene before left open: this one is then closed, and nothing
      // of it left.
      await shown(own.page, await own.openScan(other), 1);
      await pause(500);
      const figures = await read(own.page, scan, () => own.openScan(number));
      // The place is kept, and the next run begins on the first page.
      await goTo(own.page, 1);
      return figures;
    },
    peer: async () => {
      await show("reference");
      const figures = await read(reference.page, scan, () => reference.openScan(scan.id));
      await reference.closeScan();
      return figures;
    },
  };
}

async function read(
  page: Page,
  { pages }: BenchScan,
  open: () => Promise<number>,
): Promise<Record<string, number>> {
  const first = await shown(page, await open(), 1);
  await pause(1000);
  const jumped: PageTimes[] = [];
  for (const target of targetsOf(pages)) {
    jumped.push(await goTo(page, target));
    await pause(300);
  }
  const turned: PageTimes[] = [];
  await goTo(page, 1);
  await pause(1000);
  for (let next = 2; next <= Math.min(pages, leafed + 1); next += 1) {
    turned.push(await page.evaluate((to) => globalThis.readingProbe.next(to), next));
    await pause(glance);
  }
  return {
    first: first.sharp,
    jumpLegible50: quantile(jumped, "legible", 0.5),
    jumpLegible95: quantile(jumped, "legible", 0.95),
    jumpSharp50: quantile(jumped, "sharp", 0.5),
    jumpSharp95: quantile(jumped, "sharp", 0.95),
    turnLegible95: quantile(turned, "legible", 0.95),
    turnSharp95: quantile(turned, "sharp", 0.95),
  };
}

/** Waits until a page of a scan just opened is sharp; `begun` is the window's time at which it was asked for. */
export const shown = (page: Page, begun: number, number: number) =>
  page.evaluate(([to, from]) => globalThis.readingProbe.until(to, from), [number, begun] as const);

/** Asks for a page and waits until it is sharp. */
export const goTo = (page: Page, number: number) =>
  page.evaluate((to) => globalThis.readingProbe.goTo(to), number);

/** Pages far from one another, the same in every run and on both sides. */
export function targetsOf(pages: number, count = jumps): number[] {
  let state = 12_345;
  const targets: number[] = [];
  while (targets.length < count) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const target = 1 + (state % pages);
    if (Math.abs(target - (targets.at(-1) ?? 1)) > 4) targets.push(target);
  }
  return targets;
}

function quantile(times: readonly PageTimes[], what: keyof PageTimes, share: number): number {
  const sorted = times.map((each) => each[what]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The aims for scans; the file of real text has none but that nothing may be slower than the reference by half. */
function figuresOf({ id, name }: BenchScan): Readonly<Record<string, SceneFigure>> {
  const isText = id === "m4";
  const firstAim = { m1: 1, m2: 0.15 }[id] ?? null;
  const row = (figure: string, unit: SceneFigure["unit"], aim: number | null): SceneFigure => ({
    figure: `${name}: ${figure}`,
    unit,
    aim: isText ? null : aim,
  });
  return {
    first: row("first page sharp", "ms", firstAim),
    jumpLegible50: row("jump, legible, p50", "ms", 0.3),
    jumpLegible95: row("jump, legible, p95", "ms", 0.3),
    jumpSharp50: row("jump, sharp, p50", "ms", 0.6),
    jumpSharp95: row("jump, sharp, p95", "ms", 0.6),
    turnLegible95: row("30 pages in turn, legible, p95", "ms", 0.25),
    turnSharp95: row("30 pages in turn, sharp, p95", "ms", null),
  };
}
