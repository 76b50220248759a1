/** Items in pieces of a length: what is too long for one row goes on in the next. Without items there is no piece. */
export function inPieces<Item>(items: readonly Item[], length: number): Item[][] {
  const pieces = [];
  for (let start = 0; start < items.length; start += length) pieces.push(items.slice(start, start + length));
  return pieces;
}

/** A text in pieces of so many characters, none cut inside; one empty piece for an empty text. */
export function textInPieces(text: string, length: number): string[] {
  const characters = [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)];
  const pieces = inPieces(characters, length).map((piece) => piece.map(({ segment }) => segment).join(""));
  return pieces.length === 0 ? [""] : pieces;
}
