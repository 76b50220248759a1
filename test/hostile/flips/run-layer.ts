import { changeOf, changesPerByte } from "./changes";
import type { Layer } from "./layer";
import { differenceFrom, type Outcome } from "./subject";

/** How many changes a layer has in all. */
export const countOf = (layer: Layer): number => layer.bytes.length * changesPerByte(layer.thoroughness);

/** What came of the changes that were tried. */
export interface Figures {
  tried: number;
  readonly answers: Map<string, number>;
  /** The most that array buffers grew in one verification, in bytes. */
  mostBuffers: number;
  /** One line for each change that went wrong, the first few. */
  readonly failures: string[];
  failed: number;
}

export const noFigures = (): Figures => ({
  ...{ tried: 0, answers: new Map(), mostBuffers: 0, failures: [], failed: 0 },
});

const shownFailures = 20;
const KiB = 1024;
/** What verifying a package under 6 KB may ask for: the file a few times over, and a piece of one deflated entry. */
const most = { timesRead: 6, readBesides: 64 * KiB, buffers: 8 * KiB * KiB };

/** Codes that come before any byte of the payload is looked at: nothing may have been handed over by then. */
const early: readonly string[] = [
  ...["not-a-package", "archive-limit", "name-forbidden", "file-missing", "signature-missing"],
  ...["header-forbidden", "signature-malformed", "signer-unknown", "signature-invalid", "signer-role"],
  ...["claims-invalid", "file-unlisted"],
];

/** Tries the changes of these numbers and adds up what came of them. */
export async function runLayer(layer: Layer, indexes: Iterable<number>): Promise<Figures> {
  const figures = noFigures();
  for (const index of indexes) {
    const wrong = await tried(layer, index, figures);
    if (wrong === null) continue;
    figures.failed++;
    if (figures.failures.length < shownFailures) figures.failures.push(wrong);
  }
  return figures;
}

async function tried(layer: Layer, index: number, figures: Figures): Promise<string | null> {
  const change = changeOf(index, layer.thoroughness);
  const { file, signed } = await layer.make(change.apply(layer.bytes), change);
  const outcome = await layer.subject.verify(file);
  figures.tried++;
  figures.answers.set(outcome.code, (figures.answers.get(outcome.code) ?? 0) + 1);
  figures.mostBuffers = Math.max(figures.mostBuffers, outcome.cost.buffers);
  const allowed = layer.answers(change);
  const wrong =
    (allowed.some((answer) => answer === outcome.code)
      ? null
      : `${outcome.code}, not ${allowed.join(" or ")}`) ??
    tooCostly(outcome, file.length) ??
    (outcome.said && (await differenceFrom(layer.subject, signed, file, outcome.said)));
  return wrong && `${layer.name}: ${change.name} (flip ${index}): ${wrong}`;
}

function tooCostly({ code, cost, pieces }: Outcome, size: number): string | null {
  if (cost.largestRead > size) return `a read of ${cost.largestRead} bytes`;
  if (cost.read > most.timesRead * size + most.readBesides) return `${cost.read} bytes read`;
  if (cost.handedOver > most.buffers || cost.buffers > most.buffers) return `${cost.buffers} bytes held`;
  if (pieces > 0 && early.includes(code)) return "payload handed over before it was refused";
  return null;
}
