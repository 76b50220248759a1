/** The `@font-face` blocks of a style sheet, as they stand. */
export function facesOf(css: string): string[] {
  return css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
}

/** The code points that the faces of a style sheet are asked for. A face without a range is asked for none here. */
export function charactersOf(css: string): Set<number> {
  const characters = new Set<number>();
  for (const [, ranges = ""] of css.matchAll(/unicode-range:([^;}]*)/g)) {
    for (const [, from = "", to = from] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      const last = Number.parseInt(to, 16);
      for (let code = Number.parseInt(from, 16); code <= last; code += 1) characters.add(code);
    }
  }
  return characters;
}

/** Code points as the value of `unicode-range`, neighbours joined. */
export function rangeText(characters: ReadonlySet<number>): string {
  const sorted = [...characters].sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at] ?? 0;
    let last = first;
    for (at += 1; sorted[at] === last + 1; at += 1) last += 1;
    ranges.push(`U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ""}`);
  }
  return ranges.join(",");
}

/** A face asked for exactly that range. */
export function withRange(face: string, range: string): string {
  const bare = face.replace(/\s*unicode-range:[^;}]*;?/g, "");
  return bare.replace(/;?\s*\}$/, `;\n  unicode-range: ${range};\n}`);
}
