import type { Bytes } from "../../../shared/package/bytes";
import { type Person, people } from "../../fixtures/people";
import type { Change, Thoroughness } from "./changes";
import { type Answer, type Layer, partAt } from "./layer";
import {
  archiveOf,
  type Signer,
  signerWith,
  withFile,
  withPayloadListed,
  withSignature,
  withTagsListed,
} from "./rebuild";
import type { Packed } from "./zip-layers";

const signature = "signature.jws";
const tagmanifest = "tagmanifest-sha256.txt";
const isPayload = (path: string) => path.startsWith("data/");

/** The bag in its wrapping, as it is put together after a change. */
export const packedAs = (packed: Packed, bench: Packed["bench"]): Uint8Array =>
  packed.wrap(archiveOf(bench, packed.deflated));

/** Every change to the signature's text, a few to every other file's. */
export const thoroughly = (path: string): Thoroughness => (path === signature ? "every" : "few");

/** Every byte of every file, the archive put right around it: CRC-32, sizes, offsets. */
export function contentLayers(packed: Packed, thoroughness: (path: string) => Thoroughness): Layer[] {
  const { bench, subject } = packed;
  return [...bench.files].map(([path, bytes]) => ({
    ...{
      name: `${path}, archive put right (${subject.name})`,
      subject,
      bytes,
      thoroughness: thoroughness(path),
    },
    make: (changed) => ({ file: packedAs(packed, withFile(bench, path, changed)), signed: bench }),
    answers: path === signature ? answersToSignature(bytes) : () => ["digest-mismatch"],
  }));
}

/** What a signature's text says when one byte of it changes, by its part. */
function answersToSignature(compact: Uint8Array): (change: Change) => readonly Answer[] {
  const [header = "", payload = ""] = new TextDecoder().decode(compact).split(".");
  const rest = compact.length - header.length - payload.length - 2;
  const partOf = partAt([
    ["header", header.length],
    ["dot", 1],
    ["payload", payload.length],
    ["dot", 1],
    ["signature", rest],
  ]);
  const answers: Record<string, readonly Answer[]> = {
    header: ["signature-malformed", "header-forbidden", "signer-unknown"],
    dot: ["signature-malformed"],
    payload: ["signature-malformed", "signature-invalid"],
    signature: ["signature-malformed", "signature-invalid"],
  };
  return ({ at }) => answers[partOf(at)] ?? [];
}

/** Every byte of every file that a manifest lists, manifests and archive put right, the signature left as it was. */
export function listedLayers(packed: Packed, thoroughness: Thoroughness): Layer[] {
  const { bench, subject } = packed;
  const listed = [...bench.files].filter(([path]) => path !== signature && path !== tagmanifest);
  return listed.map(([path, bytes]) => ({
    ...{ name: `${path}, manifests put right (${subject.name})`, subject, bytes, thoroughness },
    make: (changed) => ({ file: packedAs(packed, relisted(packed, path, changed)), signed: bench }),
    answers: () => ["digest-mismatch"],
  }));
}

/** The bag with one file replaced and both manifests put right, each where it lists that file. */
export function relisted({ bench }: Packed, path: string, bytes: Bytes): Packed["bench"] {
  const changed = withFile(bench, path, bytes);
  return withTagsListed(isPayload(path) ? withPayloadListed(changed) : changed);
}

/** Someone who signs what they changed, and what the verifier says to it. */
export interface Forger {
  readonly name: string;
  readonly sign: Signer;
  readonly kid: string;
  readonly answer: Answer;
}

/** A stranger under their own name and under the signer's, and someone known who may not sign this. */
export async function forgersOf(packed: Packed): Promise<Forger[]> {
  const { stranger, expert, bureau } = await people();
  const isTask = packed.subject.kind === "task";
  const [signer, other] = isTask ? [bureau, expert] : [expert, bureau];
  const by = async ({ keys }: Person) => signerWith(keys);
  return [
    { name: "a stranger", sign: await by(stranger), kid: stranger.keys.kid, answer: "signer-unknown" },
    {
      name: "a stranger as the signer",
      sign: await by(stranger),
      kid: signer.keys.kid,
      answer: "signature-invalid",
    },
    { name: "someone of another role", sign: await by(other), kid: other.keys.kid, answer: "signer-role" },
  ];
}

/** One change to every byte of every listed file, signed by someone else. */
export function forgedLayers(packed: Packed, forger: Forger): Layer[] {
  return listedLayers(packed, "one").map((layer) => {
    const path = layer.name.split(",")[0] ?? "";
    const make = async (changed: Bytes) => {
      const bench = await withSignature(relisted(packed, path, changed), forger.sign, forger.kid);
      return { file: packedAs(packed, bench), signed: packed.bench };
    };
    const name = layer.name.replace("put right", `put right and signed by ${forger.name}`);
    return { ...layer, name, make, answers: () => [forger.answer] };
  });
}
