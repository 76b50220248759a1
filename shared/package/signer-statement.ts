import type { Role } from "../domain/card";
import type { Result } from "../refusal";
import { AgeIdentity, type Identities } from "./age-identity";
import { openAge } from "./age-read";
import { bagFiles } from "./bag-names";
import type { ByteSource } from "./byte-source";
import { checkCard, type IdentityCard } from "./card";
import { containerOf } from "./container";
import { type ParsedJws, parseJws, verifyJws } from "./jws";
import { bagRoot } from "./names";
import { demand, guarded, Refused } from "./refused";
import { reviewFiles } from "./review-layout";
import { taskFiles } from "./task-layout";
import { readEntry, readZip } from "./zip-read";

/** What a package says about its signer. Nobody vouches for it: it is there for a person to see and to check. */
export interface SignerStatement {
  /** The key that the signature names. */
  readonly kid: string;
  /** Whose signature a file of this kind needs. */
  readonly expects: Role;
  /**
   * The card inside, where it holds for itself and its key made the package's signature; `null` where there is none such,
   * since whatever it said would be about someone else.
   */
  readonly card: IdentityCard | null;
}

/**
 * Reads what a package says about its signer and nothing else; a review bundle is opened with `identity`, the bureau's
 * `AGE-SECRET-KEY-1…`, or several. The refusals are those of the checks that come before the signer's.
 */
export const readSignerStatement = (
  source: ByteSource,
  identity?: Identities,
  signal?: AbortSignal,
): Promise<Result<SignerStatement>> =>
  guarded(async () => {
    if ((await containerOf(source)) === "zip") return statementIn(source, "bureau", taskFiles.card, signal);
    demand((await containerOf(source)) === "age" && identity !== undefined, "not-a-package");
    for (const each of AgeIdentity.listOf(identity)) {
      const inner = await openAge(source, { identity: each }, "");
      if (inner) return statementIn(inner, "expert", reviewFiles.card, signal);
    }
    throw new Refused("wrong-recipient");
  }, signal);

async function statementIn(
  source: ByteSource,
  expects: Role,
  cardFile: string,
  signal: AbortSignal | undefined,
): Promise<SignerStatement> {
  const archive = await readZip(source, signal);
  const root = bagRoot(archive.entries.map((entry) => entry.name));
  const read = async (file: string) => {
    const entry = archive.entries.find((each) => each.name === `${root}/${file}`);
    demand(entry !== undefined, file === bagFiles.signature ? "signature-missing" : "file-missing", file);
    return readEntry(archive, entry, signal);
  };
  const jws = parseJws(await read(bagFiles.signature), "jp-claims+jws", bagFiles.signature);
  const card = await acceptedOrNull(async () => checkCard(await read(cardFile), cardFile));
  return { kid: jws.kid, expects, card: card && (await hasSigned(card, jws)) ? card : null };
}

const hasSigned = async (card: IdentityCard, jws: ParsedJws): Promise<boolean> =>
  card.kid === jws.kid && (await verifyJws(jws, card.payload.jwk));

async function acceptedOrNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
