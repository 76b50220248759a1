import type { Reading } from "../reading";
import { type ListFilter, wholeList } from "./listing";

const kept = new WeakMap<Reading, ListFilter>();

/** The filter that the list of a dossier had last, so that another tab of the sheet in between changes nothing. */
export function keptFilter(reading: Reading): ListFilter {
  return kept.get(reading) ?? wholeList;
}

/** Keeps the filter while the dossier is open. */
export function keepFilter(reading: Reading, filter: ListFilter): void {
  kept.set(reading, filter);
}
