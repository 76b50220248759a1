/** One line of a document's outline. `target` is what the document itself calls the place it leads to. */
export interface OutlineEntry {
  readonly title: string;
  /** `null` where the line only gathers others. */
  readonly target: string | readonly unknown[] | null;
  readonly children: readonly OutlineEntry[];
}
