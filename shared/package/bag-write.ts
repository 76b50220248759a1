import { bagDeclaration, bagFiles } from "./bag-names";
import { bagInfoText, manifestText } from "./bag-text";
import { type Bytes, joinBytes, utf8 } from "./bytes";
import { type Fixity, fixityOf, sha256Hex } from "./fixity";
import { digestOfJws, parseJws, type SigningJwk, signJws } from "./jws";
import { type StoredFile, zipLayout, zipPieces } from "./zip-write";

/** A payload file of a bag in the making; `pieces` gives the same bytes each time it is run. */
export interface PayloadFile {
  /** Inside the top-level folder. */
  readonly path: string;
  pieces(signal?: AbortSignal): AsyncIterable<Bytes> | Iterable<Bytes>;
}

/** What a bag is made of. */
export interface BagParts<C> {
  readonly id: string;
  readonly kind: "task" | "review";
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Names program and version. */
  readonly agent: string;
  /** Files outside `data/` beside those of every bag, by path. */
  readonly tags: ReadonlyMap<string, Bytes>;
  readonly payload: readonly PayloadFile[];
  readonly claimsOf: (tagmanifestSha256: string) => C;
  readonly signer: { readonly kid: string; readonly signing: SigningJwk };
  /** Payload bytes measured so far; each is read once to be measured and once to be written. */
  readonly onMeasured?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A bag that is signed and ready to be written. */
export interface SealedBag<C> {
  readonly claims: C;
  readonly digest: string;
  /** Of the archive, in bytes. */
  readonly size: number;
  /** Payload files and their fixity as shipped. */
  readonly payload: ReadonlyMap<string, Fixity>;
  /** The archive's bytes in order; may be run more than once. */
  pieces(signal?: AbortSignal): AsyncGenerator<Bytes>;
}

/** A file in memory as payload. */
export const memoryFile = (path: string, bytes: Bytes): PayloadFile => ({ path, pieces: () => [bytes] });

/**
 * Measures the payload, writes the manifests, signs the claims. Nothing is written out yet: the first bytes of the
 * archive already need the last file's digest.
 */
export async function sealBag<C>(parts: BagParts<C>): Promise<SealedBag<C>> {
  const payload = await measured(parts);
  const tags = await tagFilesOf(parts, payload);
  const tagmanifest = manifestText(new Map(await digestsOf(tags)));
  const claims = parts.claimsOf(await sha256Hex(tagmanifest));
  const { kid, signing } = parts.signer;
  const signature = await signJws(utf8(JSON.stringify(claims)), "jp-claims+jws", kid, signing);
  tags.set(bagFiles.tagmanifest, tagmanifest).set(bagFiles.signature, signature);
  const files = await storedFiles(parts, tags, payload);
  const digest = await digestOfJws(parseJws(signature, "jp-claims+jws", bagFiles.signature));
  const pieces = (signal?: AbortSignal) => zipPieces(files, parts.date, signal);
  return { claims, digest, size: zipLayout(files, parts.date).size, payload, pieces };
}

async function measured<C>(parts: BagParts<C>): Promise<Map<string, Fixity>> {
  const fixities = new Map<string, Fixity>();
  for (const file of parts.payload) {
    const fixity = await fixityOf(file.pieces(parts.signal));
    fixities.set(file.path, fixity);
    parts.onMeasured?.(fixity.size);
  }
  return fixities;
}

async function tagFilesOf<C>(
  parts: BagParts<C>,
  payload: ReadonlyMap<string, Fixity>,
): Promise<Map<string, Bytes>> {
  const { id, kind, date, agent } = parts;
  const bytes = [...payload.values()].reduce((sum, each) => sum + each.size, 0);
  const manifest = new Map([...payload].map(([path, each]) => [path, each.sha256]));
  return new Map([
    [bagFiles.bagit, utf8(bagDeclaration)],
    [bagFiles.info, bagInfoText({ identifier: id, kind, bytes, files: payload.size, date, agent })],
    [bagFiles.manifest, manifestText(manifest)],
    ...parts.tags,
  ]);
}

const digestsOf = (files: ReadonlyMap<string, Bytes>): Promise<[string, string][]> =>
  Promise.all([...files].map(async ([path, bytes]) => [path, await sha256Hex(bytes)]));

async function storedFiles<C>(
  parts: BagParts<C>,
  tags: ReadonlyMap<string, Bytes>,
  payload: ReadonlyMap<string, Fixity>,
): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const [path, bytes] of tags) {
    files.push({ name: `${parts.id}/${path}`, fixity: await fixityOf([bytes]), pieces: () => [bytes] });
  }
  for (const file of parts.payload) {
    const fixity = payload.get(file.path);
    if (!fixity) throw new Error("a payload file was not measured");
    files.push({ name: `${parts.id}/${file.path}`, fixity, pieces: (signal) => file.pieces(signal) });
  }
  return files;
}

/** All bytes of a sealed bag in memory: for small ones only. */
export async function bagBytes<C>(bag: SealedBag<C>): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of bag.pieces()) pieces.push(piece);
  return joinBytes(pieces);
}
