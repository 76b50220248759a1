import type { ByteSource } from "../../shared/package/byte-source";
import { fitsRegister, type IdentityCard, type TrustedCard, trustedCard } from "../../shared/package/card";
import { readCardFile } from "../../shared/package/card-file";
import type { Refusal, Result } from "../../shared/refusal";
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
    const card = await withInput(path, (source) => readCardFor(register, source));
    if (!card.ok) return { path, refusal: card.refusal };
    register.push(trustedCard(card.value));
  }
  return register;
}

/** The card that a file is; refused where it does not hold for itself or contradicts the register. */
export async function readCardFor(
  register: readonly TrustedCard[],
  source: ByteSource,
): Promise<Result<IdentityCard>> {
  const card = await readCardFile(source);
  return card.ok ? fitsRegister(card.value, register) : card;
}
