/** One figure of a benchmark: what this program takes, beside what a peer takes for the like. */
export interface Figure {
  /** What is measured, in a few words. */
  readonly figure: string;
  readonly unit: "ms" | "MB";
  readonly peerName: string;
  /** The bound that `ours / peer` must not pass; `null` where only `most` counts. */
  readonly aim: number | null;
  /** The bound that `ours` itself must not pass, in `unit`. */
  readonly most?: number;
  /** How often each side is measured, after one run each that does not count. */
  readonly runs: number;
  /** Measures this program once. */
  readonly ours: () => Promise<number>;
  /** Measures the peer once. */
  readonly peer: () => Promise<number>;
}

/** One of several figures that come out of one measurement; `unit` `%` for shares, given from 0 to 100. */
export interface SceneFigure extends Pick<Figure, "figure" | "aim" | "most"> {
  readonly unit: Figure["unit"] | "%";
}

/** A measurement of each side that gives several figures at once, by their keys. */
export interface Scene {
  readonly peerName: string;
  readonly runs: number;
  readonly figures: Readonly<Record<string, SceneFigure>>;
  /** Measures this program once. */
  readonly ours: () => Promise<Readonly<Record<string, number>>>;
  /** Measures the peer once. */
  readonly peer: () => Promise<Readonly<Record<string, number>>>;
}

/** A benchmark, one file `<name>.bench.ts`: sets the scene, names its figures, clears up. */
export interface Bench {
  readonly figures: readonly Figure[];
  readonly scenes?: readonly Scene[];
  readonly close: () => Promise<void>;
}

/** One line of the result. `ours` and `peer` are medians, `ratio` is ours / peer. */
export interface Row {
  readonly bench: string;
  readonly figure: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
  readonly aim: number | null;
  readonly most?: number;
  readonly holds: boolean;
}

/**
 * Measures both sides in turn, so that a machine that grows slower meanwhile slows both, and compares the medians.
 * Rejects as a measurement does.
 */
export async function measure(bench: string, figure: Figure): Promise<Row> {
  await figure.peer();
  await figure.ours();
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let run = 0; run < figure.runs; run += 1) {
    // Who goes first changes each time: the second finds the disk's cache warmer.
    if (run % 2 === 0) peer.push(await figure.peer());
    ours.push(await figure.ours());
    if (run % 2 === 1) peer.push(await figure.peer());
  }
  return rowOf(bench, figure, median(ours), median(peer));
}

/** As `measure`, for a scene: a row for each of its figures, without a run that does not count. */
export async function measureScene(bench: string, scene: Scene): Promise<Row[]> {
  const ours: Readonly<Record<string, number>>[] = [];
  const peer: Readonly<Record<string, number>>[] = [];
  for (let run = 0; run < scene.runs; run += 1) {
    if (run % 2 === 0) peer.push(await scene.peer());
    ours.push(await scene.ours());
    if (run % 2 === 1) peer.push(await scene.peer());
  }
  const middle = (runs: typeof ours, key: string) => median(runs.map((each) => each[key] ?? Number.NaN));
  return Object.entries(scene.figures).map(([key, figure]) =>
    rowOf(bench, { ...figure, peerName: scene.peerName }, middle(ours, key), middle(peer, key)),
  );
}

/** The row of two medians, figures rounded to what they mean. */
export function rowOf(
  bench: string,
  figure: SceneFigure & Pick<Figure, "peerName">,
  ours: number,
  peer: number,
): Row {
  const ratio = ours / peer;
  const { aim, most } = figure;
  return {
    bench,
    figure: figure.figure,
    unit: figure.unit,
    ours: Number(ours.toFixed(1)),
    peer: Number(peer.toFixed(1)),
    peerName: figure.peerName,
    ratio: Number(ratio.toFixed(3)),
    aim,
    ...(most === undefined ? {} : { most }),
    holds: ratio <= (aim ?? Number.POSITIVE_INFINITY) && ours <= (most ?? Number.POSITIVE_INFINITY),
  };
}

/** The middle value, or the mean of the two middle ones. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error("median of nothing");
  return (low + high) / 2;
}

function boundsOf({ aim, most, unit }: Row): string {
  return [...(aim === null ? [] : [`≤ ${aim}`]), ...(most === undefined ? [] : [`≤ ${most} ${unit}`])].join(
    ", ",
  );
}

/** The rows for reading: one line a figure, columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ["bench", "figure", "ours", "peer", "ratio", "aim", ""],
    ...rows.map((row) => [
      row.bench,
      row.figure,
      `${row.ours} ${row.unit}`,
      `${row.peer} ${row.unit} (${row.peerName})`,
      row.ratio.toFixed(row.ratio < 0.1 ? 4 : 2),
      boundsOf(row),
      row.holds ? "holds" : "MISSED",
    ]),
  ];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}
