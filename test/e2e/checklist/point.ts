import type { Change, Program } from "./program";

/** A setting that is turned round, and what must be found then. */
export interface Reversal {
  readonly what: string;
  readonly changes: readonly Change[];
  /** One of the findings of the point's look. */
  readonly finds: string;
}

/** One point of Electron's security checklist, in the checklist's own words. */
export interface Point {
  readonly number: number;
  readonly says: string;
  /** Looks at a running program and tells what is wrong with it: nothing, when the point holds. */
  readonly look: (program: Program) => Promise<readonly string[]>;
  readonly reversals: readonly Reversal[];
}

/** Those findings that are true. */
export function found(findings: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(findings)
    .filter(([, holds]) => holds)
    .map(([finding]) => finding);
}
