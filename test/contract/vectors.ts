import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The path of one of the vectors made outside the project. */
export const vectorPath = (name: string): string => join(import.meta.dirname, "..", "vectors", name);

/** The bytes of a vector. */
export const vectorBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(vectorPath(name)));

/** The identity in one of the vectors' key files. */
export const vectorIdentity = (name: string): string => readFileSync(vectorPath(name), "utf8").trim();
