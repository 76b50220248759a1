import { asciiText, type Bytes } from "./bytes";
import { checkCard, fitsRegister, type IdentityCard, type TrustedCard } from "./card";
import { demand, Refused, unwrap } from "./refused";

/**
 * The card inside a package, which only says who its signer is: `card-invalid` where it does not hold for itself or
 * contradicts the register. A newer format keeps its own code.
 */
export async function enclosedCard(
  tags: ReadonlyMap<string, Bytes>,
  file: string,
  register: readonly TrustedCard[],
): Promise<IdentityCard> {
  const bytes = tags.get(file);
  demand(bytes !== undefined, "file-missing", file);
  try {
    return unwrap(fitsRegister(knownCard(bytes, register) ?? (await checkCard(bytes, file)), register));
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code === "format-unsupported") throw error;
    throw new Refused("card-invalid", file, error.message);
  }
}

/** The card of the register that these bytes are. */
function knownCard(bytes: Bytes, register: readonly TrustedCard[]): IdentityCard | undefined {
  const compact = asciiText(bytes);
  return register.find(({ accepted }) => accepted !== undefined && accepted.compact === compact)?.accepted;
}
