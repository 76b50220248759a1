import type { TaskClaims } from "../domain/claims";
import { type AgeHeader, type AgeKey, openAgeHeader } from "./age-header";
import { AgeIdentity } from "./age-identity";
import { identitiesInFile } from "./age-keys";
import { openAgePayload, readSealedHeader } from "./age-read";
import { scryptWorkFactor } from "./age-seal";
import { bytesSource, readAll } from "./byte-source";
import { asciiText, type Bytes } from "./bytes";
import type { TrustedCard } from "./card";
import { passphraseReadings } from "./passphrase";
import { demand, Refused } from "./refused";
import { keyFilesIn, keyNameOf, taskFiles } from "./task-layout";
import type { Bag } from "./verify-bag";

/**
 * Asks a person for a package's passphrase, after everything as shipped was verified: nobody is asked for a secret by a
 * file that may be anyone's. Called again, with `wrong`, after one that did not open it; `null` gives up.
 */
export type AskPassphrase = (wrong: boolean) => Promise<string | null>;

/** Who wants to read a task package: by identity, by passphrase, or both, tried in this order. Neither: nobody. */
export interface PackageReader {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity?: string | AgeIdentity | undefined;
  readonly passphrase?: string | undefined;
  /** Asks for the passphrase where none was given and only a passphrase can open the package. */
  readonly askPassphrase?: AskPassphrase | undefined;
  /** The reader's `kid`, where known: it tells a file that is not for the reader from one that is damaged. */
  readonly readerKid?: string | undefined;
  /** Who the reader was before the own keys were changed: tried after the present ones. */
  readonly former?: readonly FormerReader[] | undefined;
  /** The register: a reader whose card is in it is known by the recipient. */
  readonly cards: readonly TrustedCard[];
}

/** Keys that a reader had before. `identity` is `AGE-SECRET-KEY-1…`. */
export interface FormerReader {
  readonly kid: string;
  readonly identity: string;
}

/** The opened package identity, and by which key file. */
export interface PackageAccess {
  readonly packageIdentity: string;
  /** The reader's key name; `null` where it was the passphrase. */
  readonly keyName: string | null;
  /** The reader's own identity, which alone opens returns; `null` where it was the passphrase. */
  readonly identity: AgeIdentity | null;
}

interface KeyFile {
  readonly path: string;
  readonly keyName: string;
  readonly bytes: Bytes;
  readonly header: AgeHeader;
}

/**
 * Opens the package identity for a reader; `null` where there is neither identity nor passphrase. Refuses
 * `wrong-recipient` where nothing is for this reader, `decrypt-failed` where something is and does not open, `cancelled`
 * where the person who was asked gave up.
 */
export async function openPackageIdentity(
  bag: Bag<TaskClaims>,
  reader: PackageReader,
): Promise<PackageAccess | null> {
  const files = await keyFiles(bag);
  const { identity, passphrase, askPassphrase } = reader;
  if (identity === undefined && passphrase === undefined && !askPassphrase) return null;
  const access = (await byIdentity(files, reader)) ?? (await byPassphrase(files, reader));
  if (!access) throw new Refused("wrong-recipient");
  return access;
}

async function keyFiles(bag: Bag<TaskClaims>): Promise<KeyFile[]> {
  const files: KeyFile[] = [];
  for (const { path, keyName } of keyFilesIn(bag.tags.keys())) {
    const bytes = bag.tags.get(path) ?? new Uint8Array(0);
    files.push({ path, keyName, bytes, header: await keyFileHeader(bytes, keyName, path) });
  }
  return files;
}

async function keyFileHeader(bytes: Bytes, keyName: string, path: string): Promise<AgeHeader> {
  const isForPassphrase = keyName === "passphrase";
  const header = await readSealedHeader(bytesSource(bytes), isForPassphrase ? "scrypt" : "X25519", path);
  const workFactor = header.stanzas[0]?.args[1];
  const isOfFormat = !isForPassphrase || workFactor === String(scryptWorkFactor);
  demand(isOfFormat, "decrypt-failed", path, "another work factor than the format's");
  return header;
}

async function byIdentity(files: readonly KeyFile[], reader: PackageReader): Promise<PackageAccess | null> {
  const { former = [], cards } = reader;
  const readers = [reader, ...former.map(({ kid, identity }) => ({ identity, readerKid: kid, cards }))];
  for (const each of readers) {
    const access = await byOneIdentity(files, each);
    if (access) return access;
  }
  return null;
}

async function byOneIdentity(
  files: readonly KeyFile[],
  reader: PackageReader,
): Promise<PackageAccess | null> {
  if (reader.identity === undefined) return null;
  const identity = AgeIdentity.of(reader.identity);
  const own = await ownKeyName(identity, reader);
  const candidates = files.filter((file) => file.path !== taskFiles.passphrase);
  const named = candidates.find((file) => file.keyName === own);
  for (const file of named ? [named] : candidates) {
    const packageIdentity = await unwrapIdentity(file, { identity });
    if (packageIdentity) return { packageIdentity, keyName: file.keyName, identity };
  }
  if (named) throw new Refused("decrypt-failed", named.path, "the reader's key file is not for the reader");
  return null;
}

async function ownKeyName(identity: AgeIdentity, reader: PackageReader): Promise<string | null> {
  const recipient = await identity.recipient();
  const kid = reader.readerKid ?? reader.cards.find((card) => card.recipient === recipient)?.kid;
  return kid === undefined ? null : keyNameOf(kid);
}

async function byPassphrase(files: readonly KeyFile[], reader: PackageReader): Promise<PackageAccess | null> {
  const file = files.find((each) => each.path === taskFiles.passphrase);
  const { passphrase, askPassphrase } = reader;
  if (!file || (passphrase === undefined && !askPassphrase)) return null;
  const packageIdentity =
    passphrase === undefined && askPassphrase
      ? await unwrapAsked(file, askPassphrase)
      : await unwrapByPassphrase(file, passphrase ?? "");
  if (!packageIdentity) throw new Refused("decrypt-failed", file.path, "another passphrase");
  return { packageIdentity, keyName: null, identity: null };
}

/** Asks until a passphrase opens the file. What was verified by then need not be verified again. */
async function unwrapAsked(file: KeyFile, ask: AskPassphrase): Promise<string> {
  for (let wrong = false; ; wrong = true) {
    const passphrase = await ask(wrong);
    if (passphrase === null) throw new Refused("cancelled");
    const packageIdentity = await unwrapByPassphrase(file, passphrase);
    if (packageIdentity) return packageIdentity;
  }
}

async function unwrapByPassphrase(file: KeyFile, typed: string): Promise<string | null> {
  for (const passphrase of passphraseReadings(typed)) {
    const packageIdentity = await unwrapIdentity(file, { passphrase });
    if (packageIdentity) return packageIdentity;
  }
  return null;
}

/** The package identity in a key file; `null` where the file is not for this key. */
async function unwrapIdentity(file: KeyFile, key: AgeKey): Promise<string | null> {
  const fileKey = await openAgeHeader(file.header, key, file.path);
  if (!fileKey) return null;
  const payload = await openAgePayload(bytesSource(file.bytes), file.header, fileKey, file.path);
  const [identity, ...others] = identitiesInFile(asciiText(await readAll(payload)) ?? "") ?? [];
  const isOne = identity !== undefined && others.length === 0;
  demand(isOne, "decrypt-failed", file.path, "not one identity inside");
  return identity;
}
