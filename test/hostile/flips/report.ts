import { expect, it } from "vitest";
import { chanceFrom, sampleOf } from "./chance";
import { changesPerByte } from "./changes";
import type { Layer } from "./layer";
import { countOf, type Figures, noFigures, runLayer } from "./run-layer";

/** All flips are tried where the environment says so (`npm run test:flips`), else a random part of each layer's. */
export const allFlips = process.env.FLIPS === "all";
const part = 0.02;
const hour = 3_600_000;

/** The seed of the random part: the run's own, or the one of a run that is to be repeated. */
export const seed = Number(process.env.FLIPS_SEED ?? Math.floor(Math.random() * 2 ** 32));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The random part, and every change to the last byte: there, spellings have bits that mean nothing. */
function chosenOf(layer: Layer, chance: () => number): number[] {
  const count = countOf(layer);
  const last = upTo(changesPerByte(layer.thoroughness)).map((index) => count - 1 - index);
  return [...new Set([...last, ...sampleOf(count, part, chance)])];
}

/** Adds up the figures of a file of tests. */
export class Report {
  private readonly sum = noFigures();
  private flips = 0;
  private readonly chance = chanceFrom(seed);
  private readonly lines: string[] = [];

  constructor(private readonly title: string) {}

  /** The test of one layer. */
  test(layer: Layer): void {
    it(layer.name, { timeout: hour }, async () => {
      const count = countOf(layer);
      const chosen = allFlips ? upTo(count) : chosenOf(layer, this.chance);
      const figures = await runLayer(layer, chosen);
      this.add(layer.name, count, figures);
      expect(
        figures.failures,
        `${figures.failed} of ${figures.tried} went wrong; FLIPS_SEED=${seed}`,
      ).toEqual([]);
      expect(figures.tried).toBe(chosen.length);
    });
  }

  private add(name: string, count: number, figures: Figures): void {
    this.flips += count;
    this.sum.tried += figures.tried;
    this.sum.mostBuffers = Math.max(this.sum.mostBuffers, figures.mostBuffers);
    for (const [code, times] of figures.answers)
      this.sum.answers.set(code, (this.sum.answers.get(code) ?? 0) + times);
    this.lines.push(`${figures.tried} of ${count}  ${name}: ${spelt(figures)}`);
  }

  /** Prints what was tried and what came of it. */
  print(): void {
    const { tried, mostBuffers } = this.sum;
    const which = allFlips ? "all" : `${tried} of ${this.flips}, FLIPS_SEED=${seed}`;
    const lines = allFlips ? this.lines : [];
    const memory = `most memory in one verification ${Math.ceil(mostBuffers / 1024)} KiB`;
    console.log([`${this.title}: ${which} flips; ${spelt(this.sum)}; ${memory}`, ...lines].join("\n"));
  }
}

const spelt = ({ answers }: Figures): string =>
  [...answers]
    .sort(([, one], [, other]) => other - one)
    .map(([code, times]) => `${code} ${times}`)
    .join(", ");
