/** The help of one place, in Chinese. */
export interface HelpText {
  readonly title: string;
  /** What the place is for, a sentence or two each. */
  readonly about: readonly string[];
  /** What one does here, in order. */
  readonly steps: readonly string[];
  /** What can go wrong and what to do then. */
  readonly troubles: readonly { readonly what: string; readonly remedy: string }[];
}
