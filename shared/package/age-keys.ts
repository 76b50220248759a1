import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

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

/** The identity in the text of an identity file as `age -i` takes it: comments, blank lines and one key. */
export function identityInFile(text: string): string | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const [key] = keys;
  return keys.length === 1 && key && /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(key) ? key : null;
}
