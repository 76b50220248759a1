import { type Result, refuse } from "../refusal";
import { type ByteSource, readAll } from "./byte-source";
import { type IdentityCard, readCard } from "./card";
import { containerOf } from "./container";
import { mostDocumentBytes } from "./limits";

/**
 * The card that a file is, its own signature checked. Refuses `not-a-package` for what is no JWS, `archive-limit` for what
 * is larger than any card and therefore not read, and as `readCard` does. `name` is what a refusal calls the file.
 */
export async function readCardFile(source: ByteSource, name?: string): Promise<Result<IdentityCard>> {
  if ((await containerOf(source)) !== "jws") return refuse("not-a-package", name);
  if (source.size > mostDocumentBytes) return refuse("archive-limit", name);
  return readCard(await readAll(source), name);
}
