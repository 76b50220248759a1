import { type ByteSource, readAll } from "../../shared/package/byte-source";
import {
  fitsRegister,
  type IdentityCard,
  readCard,
  type TrustedCard,
  trustedCard,
} from "../../shared/package/card";
import { containerOf } from "../../shared/package/container";
import { mostDocumentBytes } from "../../shared/package/limits";
import { type Refusal, type Result, refuse } from "../../shared/refusal";
import { withInput } from "./input";

/** A refusal and the file that it is about. */
export interface FileRefused {
  readonly path: string;
  readonly refusal: Refusal;
}

/** The accepted cards, or the first that is none or contradicts another. Throws an `InputError`. */
export async function readRegister(paths: readonly string[]): Promise<TrustedCard[] | FileRefused> {
  const register: TrustedCard[] = [];
  for (const path of paths) {
    const card = await withInput(path, (source) => readCardFile(source, register));
    if (!card.ok) return { path, refusal: card.refusal };
    register.push(trustedCard(card.value));
  }
  return register;
}

/** The card that a file is; refused where it does not hold for itself or contradicts the register. */
export async function readCardFile(
  source: ByteSource,
  register: readonly TrustedCard[],
): Promise<Result<IdentityCard>> {
  if ((await containerOf(source)) !== "jws") return refuse("not-a-package");
  // It is read whole, so not one that is larger than any card.
  if (source.size > mostDocumentBytes) return refuse("archive-limit");
  const card = await readCard(await readAll(source));
  return card.ok ? fitsRegister(card.value, register) : card;
}
