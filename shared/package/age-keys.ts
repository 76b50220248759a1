import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** A new X25519 identity, `AGE-SECRET-KEY-1…`: never a post-quantum one, age 1.1 must open what it is for. */
export const newIdentity = (): Promise<string> => generateX25519Identity();

/** The recipient, `age1…`, of an identity. Throws where it is none. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** Whether a text is an X25519 recipient with a right checksum. */
export function isRecipient(text: string): boolean {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    // The library says by throwing that the checksum is wrong; there is nothing else to know.
    return false;
  }
}

/** Whether a text is an X25519 identity with a right checksum. */
export function isIdentity(text: string): boolean {
  if (!/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(text)) return false;
  try {
    new Decrypter().addIdentity(text);
    return true;
  } catch {
    // As above: thrown for a wrong checksum, and for nothing else.
    return false;
  }
}

/** The identities in the text of a file as `age -i` takes it, comments and blank lines aside; `null` for anything else. */
export function identitiesInFile(text: string): string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const valid = keys.length > 0 && keys.every(isIdentity);
  return valid ? keys : null;
}
