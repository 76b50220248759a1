/** A text as it is compared: without what writing the same thing differently changes. */
export interface Folded {
  readonly text: string;
  /** For each unit of `text`, where in the original what it stands for begins, and where that ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A part of a text, from its first unit to the one after its last. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A hit with what stands round it, on one line. */
export interface Snippet {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** Simplified radicals that Unicode does not decompose, each followed by the character that it looks like. */
const radicals =
  "⺠民⺮竹⺼肉⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";
const ordinary = new Map(
  Array.from({ length: radicals.length / 2 }, (_, index) => [
    radicals.charAt(2 * index),
    radicals.charAt(2 * index + 1),
  ]),
);

/** White space, and what takes no room and is no letter: joiners, the soft hyphen, a null that some files end words with. */
const blanks = String.raw`\s\p{Cc}\p{Zs}\u00ad\u200b-\u200d\u2060\ufeff`;
const blank = new RegExp(`^[${blanks}]*$`, "u");
/**
 * A character with the marks that are written over it: they are one for Unicode's compatibility forms. A blank carries
 * none, so that a mark behind it does not take it away.
 */
const clusters = new RegExp(String.raw`[${blanks}]|[^${blanks}\p{M}][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+`, "gsu");
/** What is written without spaces: Chinese characters, kana, and their punctuation. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f、-】！-～]/u;

/**
 * Folds a text: case, width, compatibility forms and old radicals are one; white space beside Chinese characters is
 * nothing, elsewhere any of it is one space.
 */
export function fold(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let gap = null as TextSpan | null;
  for (const { 0: cluster, index } of original.matchAll(clusters)) {
    const end = index + cluster.length;
    const plain = plainOf(cluster);
    if (blank.test(plain)) {
      gap = { start: gap?.start ?? index, end };
      continue;
    }
    if (gap && text !== "" && !unspaced.test(lastOf(text)) && !unspaced.test(plain)) {
      text += " ";
      starts.push(gap.start);
      ends.push(gap.end);
    }
    gap = null;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(index);
      ends.push(end);
    }
    text += plain;
  }
  return { text, starts, ends };
}

function plainOf(cluster: string): string {
  const plain = cluster.normalize("NFKC").toLowerCase().normalize("NFKC");
  return ordinary.get(plain) ?? plain.replace(/\s+/gu, "");
}

function lastOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(text.length - (isLowHalf(text) ? 2 : 1)) ?? 0);
}

function isLowHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xdc00 && last <= 0xdfff;
}

/** Where folded words occur in a folded text, as parts of the original, none over another. None for empty words. */
export function occurrences(folded: Folded, words: string): readonly TextSpan[] {
  const found: TextSpan[] = [];
  if (words === "") return found;
  for (let at = folded.text.indexOf(words); at >= 0; at = folded.text.indexOf(words, at + words.length))
    found.push({
      start: folded.starts[at] ?? 0,
      end: folded.ends[at + words.length - 1] ?? 0,
    });
  return found;
}

/** Where words occur in a text. */
export function findIn(text: string, words: string): readonly TextSpan[] {
  return occurrences(fold(text), fold(words).text);
}

/** How many characters of a snippet stand before and after its hit. */
const lead = 12;
const tail = 28;

/** A part of a text with what stands round it; `…` where more does. Breaks between Chinese characters are left out. */
export function snippetOf(text: string, { start, end }: TextSpan): Snippet {
  const before = [...onOneLine(text.slice(Math.max(0, start - 8 * lead), start))];
  const after = [...onOneLine(text.slice(end, end + 8 * tail))];
  return {
    before: `${before.length > lead ? "…" : ""}${before.slice(-lead).join("")}`,
    hit: onOneLine(text.slice(start, end)),
    after: `${after.slice(0, tail).join("")}${after.length > tail ? "…" : ""}`,
  };
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, (gap, at: number) => {
    const beside = `${text.charAt(at - 1)}${text.charAt(at + gap.length)}`;
    return unspaced.test(beside) ? "" : " ";
  });
}
