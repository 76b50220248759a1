import { Decrypter, type Identity } from "age-encryption";
import { recipientOf } from "./age-keys";

/** Thrown where a header's stanzas are for another key: the library itself says so by a message alone. */
export class Stranger extends Error {
  override readonly name = "Stranger";
}

/** Asked last, when no key before it recognised a stanza. */
const others: Identity = {
  unwrapFileKey() {
    throw new Stranger("for another key");
  },
};

/** Gives the file key in a header, its MAC checked. Throws a `Stranger` where it is for another key, and other errors where it is changed. */
export type HeaderOpener = Pick<Decrypter, "decryptHeader">;

/** The opener for one key. */
export function headerOpener(key: string | Identity): HeaderOpener {
  const opener = new Decrypter();
  opener.addIdentity(key);
  opener.addIdentity(others);
  return opener;
}

/**
 * An X25519 identity that opens file after file: its own recipient, which each opening needs and which takes as long as
 * the opening itself, is computed once.
 */
export class AgeIdentity {
  readonly opener: HeaderOpener;
  readonly #text: string;
  #recipient: Promise<string> | null = null;

  /** `text` is `AGE-SECRET-KEY-1…`. Throws where it is none. */
  constructor(text: string) {
    this.opener = headerOpener(text);
    this.#text = text;
  }

  /** The identity itself, or that of a text. */
  static of(identity: string | AgeIdentity): AgeIdentity {
    return typeof identity === "string" ? new AgeIdentity(identity) : identity;
  }

  /** Several as one list, in their order. */
  static listOf(identities: Identities): readonly AgeIdentity[] {
    const isOne = typeof identities === "string" || identities instanceof AgeIdentity;
    return (isOne ? [identities] : identities).map(AgeIdentity.of);
  }

  /** `age1…` */
  recipient(): Promise<string> {
    this.#recipient ??= recipientOf(this.#text);
    return this.#recipient;
  }
}

/** One identity, or several: whoever changed keys has those of before too. */
export type Identities = string | AgeIdentity | readonly (string | AgeIdentity)[];
