import { dealOntoSheets } from "./flow";

/**
 * Deals the rows of a measured sheet onto sheets. A block is the keys of rows that stay together, as a heading and what
 * it heads; every row lies in `body` with its key as `data-row`. What a sheet keeps free is everything in the body but
 * the rows: titles, heads of tables, totals. `repeated` are rows that may stand again on every sheet after the first.
 * Returns, for each sheet, the indices of its blocks.
 */
export function dealMeasured(
  body: HTMLElement,
  blocks: readonly (readonly string[])[],
  repeated: readonly string[] = [],
): number[][] {
  const heightsOf = (keys: readonly string[]) => sum(keys.map((key) => heightOf(body, key)));
  const heights = blocks.map(heightsOf);
  const free = body.clientHeight - (contentHeight(body) - sum(heights));
  return dealOntoSheets(heights, [free, free - heightsOf(repeated)]);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function heightOf(body: HTMLElement, key: string): number {
  const row = body.querySelector(`[data-row="${CSS.escape(key)}"]`);
  return row?.getBoundingClientRect().height ?? 0;
}

function contentHeight(body: HTMLElement): number {
  const last = body.lastElementChild;
  return (last?.getBoundingClientRect().bottom ?? 0) - body.getBoundingClientRect().top + 2;
}
