/** The page a reader means by what was typed: a number within the document, else a page's own label; `null` for neither. */
export function pageOfTyped(typed: string, count: number, labels: readonly string[] | null): number | null {
  const text = typed.normalize("NFKC").trim();
  const number = /^\d+$/.test(text) ? Number(text) : null;
  if (number !== null && number >= 1 && number <= count) return number;
  const labelled = labels ? labels.findIndex((label) => sameLabel(label, text)) : -1;
  if (text !== "" && labelled >= 0) return labelled + 1;
  return number === null ? null : Math.min(Math.max(1, number), count);
}

/** The labels where they say something else than the numbers; `null` otherwise. */
export function tellingLabels(labels: readonly string[] | null): readonly string[] | null {
  return labels?.some((label, index) => label !== String(index + 1)) ? labels : null;
}

function sameLabel(label: string, text: string): boolean {
  return label.normalize("NFKC").trim().toLowerCase() === text.toLowerCase();
}
