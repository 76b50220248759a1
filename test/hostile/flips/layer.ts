import type { Bytes } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import type { Workbench } from "../../fixtures/bag-workshop";
import type { Change, Thoroughness } from "./changes";
import type { Subject } from "./subject";

/** What a verifier may say to a changed file. `accepted` is checked further: see `Subject.expected`. */
export type Answer = RefusalCode | "accepted";

/** A changed file as it is handed over, and the bag whose names and contents were signed. */
export interface HandedOver {
  readonly file: Uint8Array;
  readonly signed: Workbench;
}

/** A part of a package, every byte of which is changed, and everything around it put together again. */
export interface Layer {
  readonly name: string;
  readonly subject: Subject;
  /** What is changed. */
  readonly bytes: Uint8Array;
  readonly thoroughness: Thoroughness;
  readonly make: (changed: Bytes, change: Change) => HandedOver | Promise<HandedOver>;
  /** The answers that the order of the checks in package-format.md allows here. */
  readonly answers: (change: Change) => readonly Answer[];
}

/** A run of bytes with a name. */
export type Part = readonly [name: string, size: number];

/** Which part a byte lies in, of parts that follow one another. */
export function partAt(parts: readonly Part[]): (at: number) => string {
  const names = parts.flatMap(([name, size]) => Array<string>(size).fill(name));
  return (at) => names[at] ?? "";
}
