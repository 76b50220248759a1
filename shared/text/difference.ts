/** A run of a comparison: in both texts, only in the one before (`removed`), or only in the one after (`added`). */
export interface DifferencePiece {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Above this many comparisons of tokens a changed stretch is shown as replaced whole: nobody would read it otherwise. */
const mostComparisons = 4_000_000;

/** Below this share of common characters two stretches are two different texts. */
const leastAlike = 0.35;

/**
 * How one text became another, to be read by people: first sentence by sentence, then, where a sentence was reworded,
 * character by character. The pieces that are not `added` make up the text before, those that are not `removed` the
 * text after. Neighbours are of different kinds, and what was removed stands before what was added for it.
 */
export function differenceOf(before: string, after: string): DifferencePiece[] {
  const runs = alignedRuns(sentencesOf(before), sentencesOf(after));
  return joined(runs.flatMap((run) => ("same" in run ? [piece("same", run.same)] : reworded(run))));
}

/** How many characters were added and removed, white space aside. */
export function differenceSize(pieces: readonly DifferencePiece[]): { added: number; removed: number } {
  const count = (kind: DifferencePiece["kind"]) =>
    pieces
      .filter((each) => each.kind === kind)
      .reduce((sum, each) => sum + [...each.text.replace(/\s/gu, "")].length, 0);
  return { added: count("added"), removed: count("removed") };
}

const piece = (kind: DifferencePiece["kind"], text: string): DifferencePiece => ({ kind, text });

/** A stretch that both texts have, or one that was replaced; either side of it may be empty. */
type Run = { readonly same: string } | Replaced;

interface Replaced {
  readonly removed: string;
  readonly added: string;
}

/** Sentences and lines, each with the mark that ends it. */
function sentencesOf(text: string): string[] {
  return text.match(/[^。；！？\n]*[。；！？\n]|[^。；！？\n]+/gu) ?? [];
}

/** Chinese characters one by one; Latin words and numbers whole, because half of one says nothing. */
function tokensOf(text: string): string[] {
  return text.match(/[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|[\s\S]/gu) ?? [];
}

function reworded({ removed, added }: Replaced): DifferencePiece[] {
  const whole = [piece("removed", removed), piece("added", added)];
  if (removed === "" || added === "") return whole;
  const [one, other] = [tokensOf(removed), tokensOf(added)];
  if (one.length * other.length > mostComparisons) return whole;
  const runs = withoutSpecks(alignedRuns(one, other));
  const common = runs.reduce((sum, run) => sum + ("same" in run ? run.same.length : 0), 0);
  if (common < leastAlike * Math.min(removed.length, added.length)) return whole;
  return runs.flatMap((run) =>
    "same" in run ? [piece("same", run.same)] : [piece("removed", run.removed), piece("added", run.added)],
  );
}

/** Takes single common characters between changes into the changes: a lone 的 that stayed only breaks up the reading. */
function withoutSpecks(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const last = merged.at(-1);
    const isSpeck = "same" in run && [...run.same].length === 1 && index > 0 && index < runs.length - 1;
    const next: Run = isSpeck && "same" in run ? { removed: run.same, added: run.same } : run;
    if (last && !("same" in last) && !("same" in next))
      merged[merged.length - 1] = { removed: last.removed + next.removed, added: last.added + next.added };
    else merged.push(next);
  }
  return merged;
}

/** Puts neighbours of a kind together and drops what is empty; within a change, the removed comes first. */
function joined(pieces: readonly DifferencePiece[]): DifferencePiece[] {
  const result: DifferencePiece[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed !== "") result.push(piece("removed", removed));
    if (added !== "") result.push(piece("added", added));
    [removed, added] = ["", ""];
  };
  let same = "";
  for (const each of pieces) {
    if (each.text === "") continue;
    if (each.kind === "same") {
      flush();
      same += each.text;
      continue;
    }
    if (same !== "") result.push(piece("same", same));
    same = "";
    if (each.kind === "removed") removed += each.text;
    else added += each.text;
  }
  flush();
  if (same !== "") result.push(piece("same", same));
  return result;
}

/** Aligns two lists by a longest common subsequence; what is common at both ends is set aside first. */
function alignedRuns(one: readonly string[], other: readonly string[]): Run[] {
  const head = commonHead(one, other);
  const tail = commonHead(one.slice(head).reverse(), other.slice(head).reverse());
  const middle = middleRuns(one.slice(head, one.length - tail), other.slice(head, other.length - tail));
  const ends = (from: number, to: number): Run[] =>
    from < to ? [{ same: one.slice(from, to).join("") }] : [];
  return [...ends(0, head), ...middle, ...ends(one.length - tail, one.length)];
}

function commonHead(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function middleRuns(one: readonly string[], other: readonly string[]): Run[] {
  if (one.length * other.length > mostComparisons || one.length * other.length === 0) {
    const replaced = { removed: one.join(""), added: other.join("") };
    return replaced.removed + replaced.added === "" ? [] : [replaced];
  }
  const lengths = commonLengths(one, other);
  const width = other.length + 1;
  const runs: Run[] = [];
  let [at, to] = [0, 0];
  while (at < one.length || to < other.length) {
    if (at < one.length && to < other.length && one[at] === other[to]) {
      runs.push({ same: one[at] ?? "" });
      at += 1;
      to += 1;
    } else if (
      to >= other.length ||
      (at < one.length && (lengths[(at + 1) * width + to] ?? 0) >= (lengths[at * width + to + 1] ?? 0))
    ) {
      runs.push({ removed: one[at] ?? "", added: "" });
      at += 1;
    } else {
      runs.push({ removed: "", added: other[to] ?? "" });
      to += 1;
    }
  }
  return grouped(runs);
}

/** Single tokens put together to stretches. */
function grouped(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && "same" in last && "same" in run) result[result.length - 1] = { same: last.same + run.same };
    else if (last && !("same" in last) && !("same" in run))
      result[result.length - 1] = { removed: last.removed + run.removed, added: last.added + run.added };
    else result.push(run);
  }
  return result;
}

/** For each pair of places, the length of the longest common subsequence of what follows them, row by row. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at -= 1)
    for (let to = other.length - 1; to >= 0; to -= 1)
      lengths[at * width + to] =
        one[at] === other[to]
          ? (lengths[(at + 1) * width + to + 1] ?? 0) + 1
          : Math.max(lengths[(at + 1) * width + to] ?? 0, lengths[at * width + to + 1] ?? 0);
  return lengths;
}
