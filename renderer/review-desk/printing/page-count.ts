/**
 * The pages of a PDF that the program printed itself, by what its page tree says; `null` for one that says nothing. The
 * root counts the pages of all nodes under it, so the greatest count is the document's.
 */
export function printedPages(pdf: Uint8Array): number | null {
  const text = new TextDecoder("latin1").decode(pdf);
  const counts = [
    ...text.matchAll(/<<(?:[^<>]|<<[^<>]*>>)*?\/Type\s*\/Pages\b(?:[^<>]|<<[^<>]*>>)*?>>/g),
  ].map(([node]) => Number(/\/Count\s+(\d+)/.exec(node)?.[1] ?? 0));
  const pages = Math.max(0, ...counts);
  return pages === 0 ? null : pages;
}
