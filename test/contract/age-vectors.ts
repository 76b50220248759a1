import { inflateSync } from "node:zlib";
import * as vectorFiles from "cctv-age";
import type { Bytes } from "../../shared/package/bytes";

/** What age's authors say of a vector: it opens, it is for someone else, or where it fails. */
export type AgeExpectation =
  | "success"
  | "no match"
  | "header failure"
  | "HMAC failure"
  | "payload failure"
  | "armor failure";

/** One of the test vectors of age's authors (C2SP/CCTV). */
export interface AgeVector {
  readonly name: string;
  readonly expect: AgeExpectation;
  readonly keys: readonly ({ readonly identity: string } | { readonly passphrase: string })[];
  readonly armored: boolean;
  /** Lower-case hex SHA-256 of what may be released of the payload; `null` where nothing may. */
  readonly payload: string | null;
  readonly fileKey: Uint8Array | null;
  /** The age file itself. */
  readonly bytes: Bytes;
}

const known = [
  "expect",
  "payload",
  "file key",
  "identity",
  "passphrase",
  "armored",
  "compressed",
  "comment",
] as const;
type Field = (typeof known)[number];

/** A vector is a text of `key: value` lines, an empty line and the file, which may be compressed. */
function vectorOf(name: string, file: Uint8Array): AgeVector {
  const end = Buffer.from(file).indexOf("\n\n");
  const lines = Buffer.from(file.subarray(0, end)).toString("utf8").split("\n");
  const fields = lines.map((line): [Field, string] => {
    const [, key = "", value = ""] = /^([^:]+): (.*)$/.exec(line) ?? [];
    // A field that nobody knows may change what is to be expected: it must not be passed over.
    if (!known.includes(key as Field)) throw new Error(`${name} has the unknown field ${key}`);
    return [key as Field, value];
  });
  const all = (field: Field) => fields.filter(([key]) => key === field).map(([, value]) => value);
  const [compressed] = all("compressed");
  if (compressed !== undefined && compressed !== "zlib") throw new Error(`${name} is compressed otherwise`);
  const body = file.subarray(end + 2);
  const [fileKey] = all("file key");
  return {
    name,
    expect: all("expect")[0] as AgeExpectation,
    keys: [
      ...all("identity").map((identity) => ({ identity })),
      ...all("passphrase").map((passphrase) => ({ passphrase })),
    ],
    armored: all("armored")[0] === "yes",
    payload: all("payload")[0] ?? null,
    fileKey: fileKey === undefined ? null : new Uint8Array(Buffer.from(fileKey, "hex")),
    bytes: new Uint8Array(compressed ? inflateSync(body) : body),
  };
}

/** Every vector that the package has. */
export const ageVectors: readonly AgeVector[] = Object.entries(
  vectorFiles as unknown as Record<string, Uint8Array>,
).map(([name, file]) => vectorOf(name, file));
