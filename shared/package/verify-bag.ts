import type { Role } from "../domain/card";
import { bagFiles, isPayload } from "./bag-names";
import { type BagInfo, checkDeclaration, type Manifest, parseBagInfo, parseManifest } from "./bag-text";
import type { ByteSource } from "./byte-source";
import type { Bytes } from "./bytes";
import { isOtherFormat, type TrustedCard } from "./card";
import { checkShape, type DocumentSchema, parseJson } from "./document";
import { sha256Hex } from "./fixity";
import { digestOfJws, type ParsedJws, parseJws, verifyJws } from "./jws";
import { mostRetainedBytes } from "./limits";
import { bagRoot } from "./names";
import { hashPayload } from "./payload-hash";
import { demand } from "./refused";
import { readEntry, readZip, type ZipArchive } from "./zip-read";
import type { ZipEntry } from "./zip-records";

/** What distinguishes the two kinds of bag. Paths are inside the top-level folder. */
export interface BagRules<C> {
  readonly role: Role;
  readonly claims: DocumentSchema<C>;
  readonly cardFile: string;
  /** The files that every bag of this kind has, besides those of every bag. */
  readonly required: readonly string[];
  /** Whether the layout has a file of this name. */
  readonly isOfLayout: (path: string) => boolean;
  /** The files that these paths ask for: a folder of an application is whole. */
  readonly askedFor: (paths: readonly string[]) => readonly string[];
  /** Whether a payload file is a document that is kept in memory for the later checks. */
  readonly isDocument: (path: string) => boolean;
  /** Whether a payload file is held in memory whole by anyone: the documents here, printed forms where they are shown. */
  readonly isHeld: (path: string) => boolean;
}

/** A part of a payload file as shipped, handed over while it is hashed. Pieces come in order, 4 MiB each, the last smaller. */
export interface PayloadPiece {
  readonly path: string;
  /** The file's size and where in it this piece begins, in bytes. */
  readonly size: number;
  readonly offset: number;
  readonly bytes: Bytes;
}

/** What a verifier is given besides its keys. */
export interface BagOptions {
  readonly source: ByteSource;
  /** The verifier's register: nothing inside the file is believed about trust. */
  readonly cards: readonly TrustedCard[];
  /**
   * Whether the verifier recorded a package of this digest before: asked for a withdrawn card's signature alone, which
   * counts for nothing else. Without it, none was recorded.
   */
  readonly isInLedger?: ((digest: string) => boolean | Promise<boolean>) | undefined;
  /**
   * Takes each payload file as shipped, before the verdict is known: whoever stores the pieces drops them unless the
   * whole is accepted. The next piece waits for the promise.
   */
  readonly onPayload?: ((piece: PayloadPiece) => Promise<void>) | undefined;
  /**
   * Gives a payload file back as it was handed over, where it was kept: what is looked at again is then what was hashed,
   * whatever has become of the source since. Without it the source is read again.
   */
  readonly kept?: ((path: string, size: number) => Promise<ByteSource>) | undefined;
  /** Payload bytes hashed so far and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A file of a bag as shipped. `sha256` is lower-case hex. */
export interface FileRecord {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A bag whose signature, file set and every shipped byte hold. */
export interface Bag<C> {
  readonly root: string;
  readonly claims: C;
  readonly digest: string;
  readonly signer: TrustedCard;
  readonly info: BagInfo;
  readonly archive: ZipArchive;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly files: readonly FileRecord[];
  /** The files outside `data/`, whole. */
  readonly tags: ReadonlyMap<string, Bytes>;
  /** The payload's documents as shipped, whole: what was hashed is what is read. */
  readonly documents: ReadonlyMap<string, Bytes>;
}

/** The claims that every kind has and that the bag itself is checked against. */
interface BagClaims {
  readonly tagmanifestSha256: string;
}

/**
 * Checks a bag from its archive to its bag-info, in the order of package-format.md; what is in the documents comes
 * after. Throws `Refused`.
 */
export async function verifyBag<C extends BagClaims>(
  rules: BagRules<C>,
  options: BagOptions,
): Promise<Bag<C>> {
  const archive = await readZip(options.source, options.signal);
  checkHeld(rules, archive);
  const root = bagRoot(archive.entries.map((entry) => entry.name));
  const entries = new Map(archive.entries.map((entry) => [entry.name.slice(root.length + 1), entry]));
  checkPresence(rules, entries);
  const read = new TagReader(archive, entries, options.signal);
  const { jws, signer } = await verifiedSignature(rules, await read.file(bagFiles.signature), options);
  const claims = claimsOf(rules, jws);
  const manifests = await checkedManifests(claims, read);
  checkFileSet(rules, [...entries.keys()], manifests);
  await checkTagDigests(manifests.tags, read);
  const payload = await hashPayload(
    { archive, entries, manifest: manifests.payload },
    rules.isDocument,
    options,
  );
  checkDeclaration(await read.file(bagFiles.bagit));
  const info = checkedInfo(await read.file(bagFiles.info), payload.files);
  const files = [...(await read.records()), ...payload.files];
  const digest = await digestOfJws(jws);
  return {
    root,
    claims,
    digest,
    signer,
    info,
    archive,
    entries,
    files,
    tags: read.files,
    documents: payload.documents,
  };
}

/** Refuses `archive-limit` where the files that are held whole come to too much, by their headers: none is read yet. */
function checkHeld<C>(rules: BagRules<C>, { entries }: ZipArchive): void {
  let held = 0;
  for (const { name, header } of entries) {
    const path = name.slice(name.indexOf("/") + 1);
    if (!isPayload(path) || rules.isHeld(path)) held += header.size;
  }
  demand(held <= mostRetainedBytes, "archive-limit", undefined, "too much to be held at once");
}

/** Reads the small files outside `data/`, each once. */
class TagReader {
  readonly files = new Map<string, Bytes>();

  constructor(
    private readonly archive: ZipArchive,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async file(path: string): Promise<Bytes> {
    const known = this.files.get(path);
    if (known) return known;
    const entry = this.entries.get(path);
    demand(entry !== undefined, "file-missing", path);
    const bytes = await readEntry(this.archive, entry, this.signal);
    this.files.set(path, bytes);
    return bytes;
  }

  async records(): Promise<FileRecord[]> {
    const records: FileRecord[] = [];
    for (const [path, bytes] of this.files)
      records.push({ path, bytes: bytes.length, sha256: await sha256Hex(bytes) });
    return records;
  }
}

function checkPresence<C>(rules: BagRules<C>, entries: ReadonlyMap<string, ZipEntry>): void {
  const { signature, ...others } = bagFiles;
  for (const path of [...Object.values(others), rules.cardFile, ...rules.required]) {
    demand(entries.has(path), "file-missing", path);
  }
  demand(entries.has(signature), "signature-missing");
}

async function verifiedSignature<C>(rules: BagRules<C>, bytes: Bytes, options: BagOptions) {
  const jws = parseJws(bytes, "jp-claims+jws", bagFiles.signature);
  const signer = await knownSigner(jws, options);
  demand(await verifyJws(jws, signer.jwk), "signature-invalid");
  demand(signer.role === rules.role, "signer-role", undefined, signer.role);
  return { jws, signer };
}

/**
 * The register's card of the signer. A withdrawn one is as good as none for whatever was not recorded before: when
 * something was signed, its signer alone says.
 */
async function knownSigner(jws: ParsedJws, { cards, isInLedger }: BagOptions): Promise<TrustedCard> {
  const signer = cards.find((card) => card.kid === jws.kid);
  demand(signer !== undefined, "signer-unknown", undefined, jws.kid);
  if (!signer.withdrawn) return signer;
  const recorded = (await isInLedger?.(await digestOfJws(jws))) ?? false;
  demand(recorded, "signer-unknown", undefined, `${jws.kid} was withdrawn`);
  return signer;
}

function claimsOf<C>(rules: BagRules<C>, jws: ParsedJws): C {
  const value = parseJson(jws.payload, bagFiles.signature, "claims-invalid");
  demand(!isOtherFormat(value), "format-unsupported");
  return checkShape(rules.claims, value, bagFiles.signature, "claims-invalid");
}

interface Manifests {
  readonly payload: Manifest;
  readonly tags: Manifest;
}

async function checkedManifests(claims: BagClaims, read: TagReader): Promise<Manifests> {
  const { manifest, tagmanifest } = bagFiles;
  const tagBytes = await read.file(tagmanifest);
  demand((await sha256Hex(tagBytes)) === claims.tagmanifestSha256, "digest-mismatch", tagmanifest);
  const tags = parseManifest(tagBytes, tagmanifest);
  const payloadBytes = await read.file(manifest);
  const listed = tags.get(manifest);
  demand(listed !== undefined, "file-unlisted", manifest);
  demand((await sha256Hex(payloadBytes)) === listed, "digest-mismatch", manifest);
  return { tags, payload: parseManifest(payloadBytes, manifest) };
}

function checkFileSet<C>(rules: BagRules<C>, paths: readonly string[], manifests: Manifests): void {
  const unlistable: readonly string[] = [bagFiles.tagmanifest, bagFiles.signature];
  for (const path of manifests.payload.keys())
    demand(isPayload(path), "bag-invalid", bagFiles.manifest, path);
  for (const path of manifests.tags.keys()) {
    demand(!isPayload(path) && !unlistable.includes(path), "bag-invalid", bagFiles.tagmanifest, path);
  }
  for (const path of paths) {
    const listed = isPayload(path) ? manifests.payload.has(path) : manifests.tags.has(path);
    demand(rules.isOfLayout(path) && (listed || unlistable.includes(path)), "file-unlisted", path);
  }
  const present = new Set(paths);
  for (const path of [...manifests.tags.keys(), ...manifests.payload.keys(), ...rules.askedFor(paths)]) {
    demand(present.has(path), "file-missing", path);
  }
}

async function checkTagDigests(manifest: Manifest, read: TagReader): Promise<void> {
  for (const [path, digest] of manifest) {
    demand((await sha256Hex(await read.file(path))) === digest, "digest-mismatch", path);
  }
}

function checkedInfo(bytes: Bytes, files: readonly FileRecord[]): BagInfo {
  const info = parseBagInfo(bytes);
  const octets = files.reduce((sum, file) => sum + file.bytes, 0);
  const same = info.bytes === octets && info.files === files.length;
  demand(same, "bag-invalid", bagFiles.info, "the payload has another size");
  return info;
}
