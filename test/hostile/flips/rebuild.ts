import { createHash } from "node:crypto";
import { type Bytes, utf8 } from "../../../shared/package/bytes";
import type { OwnerKeys } from "../../../shared/package/keys";
import { claimsIn, textOf, type Workbench } from "../../fixtures/bag-workshop";
import { rawZip } from "../../fixtures/raw-zip";

/** Signs claims or a card: the whole compact JWS over any header and payload. */
export type Signer = (header: Uint8Array, payload: Uint8Array) => Promise<Bytes>;

/** A signer with someone's key, imported once. */
export async function signerWith(keys: OwnerKeys): Promise<Signer> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("jwk", { ...keys.signing }, algorithm, false, ["sign"]);
  return async (header, payload) => {
    const input = `${spelt(header)}.${spelt(payload)}`;
    const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, utf8(input));
    return utf8(`${input}.${spelt(new Uint8Array(signature))}`);
  };
}

const spelt = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** The three parts of a compact JWS as bytes. */
export const jwsParts = (compact: Uint8Array): Bytes[] =>
  new TextDecoder()
    .decode(compact)
    .split(".")
    .map((part) => new Uint8Array(Buffer.from(part, "base64url")));

/** The compact JWS of three parts. */
export const joinJws = (parts: readonly Uint8Array[]): Bytes => utf8(parts.map(spelt).join("."));

/** The header of a bag's signature by `kid`. */
export const claimsHeader = (kid: string): Bytes =>
  utf8(JSON.stringify({ alg: "ES256", typ: "jp-claims+jws", kid }));

/** A bag with one file replaced. */
export const withFile = (bench: Workbench, path: string, bytes: Bytes): Workbench => ({
  root: bench.root,
  files: new Map(bench.files).set(path, bytes),
});

const signature = "signature.jws";
const [manifest, tagmanifest] = ["manifest-sha256.txt", "tagmanifest-sha256.txt"];
const isPayload = (path: string) => path.startsWith("data/");

const listed = (files: readonly (readonly [string, Bytes])[]): Bytes =>
  utf8(
    files.map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`).join(""),
  );

/** The bag with the payload's manifest and size as its files are: anyone can do that. */
export function withPayloadListed(bench: Workbench): Workbench {
  const payload = [...bench.files].filter(([path]) => isPayload(path));
  const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const info = textOf(bench, "bag-info.txt").replace(
    /Payload-Oxum: .*/,
    `Payload-Oxum: ${octets}.${payload.length}`,
  );
  return withFile(withFile(bench, "bag-info.txt", utf8(info)), manifest, listed(payload));
}

/** The bag with its tag manifest as its files are: anyone can do that too. */
export function withTagsListed(bench: Workbench): Workbench {
  const tags = [...bench.files].filter(
    ([path]) => !isPayload(path) && path !== tagmanifest && path !== signature,
  );
  return withFile(bench, tagmanifest, listed(tags));
}

/** The bag with claims about its tag manifest, and `change` besides, signed by whoever `sign` is under `kid`. */
export async function withSignature(
  bench: Workbench,
  sign: Signer,
  kid: string,
  change: Record<string, unknown> = {},
): Promise<Workbench> {
  const tagmanifestSha256 = createHash("sha256")
    .update(bench.files.get(tagmanifest) ?? "")
    .digest("hex");
  const claims = utf8(JSON.stringify({ ...claimsIn(bench), tagmanifestSha256, ...change }));
  return withFile(bench, signature, await sign(claimsHeader(kid), claims));
}

interface PackedFile {
  readonly local: Buffer;
  readonly central: Buffer;
}

const endSize = 22;
const offsetIn = 42;
const packedFiles = new WeakMap<Bytes, Map<string, PackedFile>>();

/** One file with its two headers. Most files of most changed bags are the same: they are packed once. */
function packedFile(name: string, bytes: Bytes, deflate: boolean): PackedFile {
  const known = packedFiles.get(bytes) ?? new Map<string, PackedFile>();
  packedFiles.set(bytes, known);
  const key = `${name} ${deflate}`;
  const found = known.get(key) ?? packedAlone(name, bytes, deflate);
  known.set(key, found);
  return found;
}

function packedAlone(name: string, bytes: Bytes, deflate: boolean): PackedFile {
  const alone = rawZip([{ name, bytes, deflate }]);
  const directory = alone.readUInt32LE(alone.length - 6);
  return { local: alone.subarray(0, directory), central: alone.subarray(directory, -endSize) };
}

/** The archive of a bag, all entries stored or all deflated. */
export function archiveOf(bench: Workbench, deflate: boolean): Bytes {
  const files = [...bench.files].map(([path, bytes]) => packedFile(`${bench.root}/${path}`, bytes, deflate));
  let offset = 0;
  const directory = files.map(({ local, central }) => {
    const header = Buffer.from(central);
    header.writeUInt32LE(offset, offsetIn);
    offset += local.length;
    return header;
  });
  const end = rawZip([], {
    ...{ entries: files.length, offset },
    size: directory.reduce((sum, each) => sum + each.length, 0),
  });
  return new Uint8Array(Buffer.concat([...files.map((each) => each.local), ...directory, end]));
}
