import type { Bytes } from "../../../shared/package/bytes";
import type { Workbench } from "../../fixtures/bag-workshop";
import type { Person } from "../../fixtures/people";
import type { Thoroughness } from "./changes";
import { packedAs, relisted } from "./content-layers";
import type { Answer, Layer } from "./layer";
import {
  joinJws,
  jwsParts,
  type Signer,
  signerWith,
  withFile,
  withSignature,
  withTagsListed,
} from "./rebuild";
import type { Packed } from "./zip-layers";

/** A bag whose own signer signs whatever was changed: what is accepted must be what now was signed. */
export interface SelfSigned {
  readonly packed: Packed;
  readonly signer: Person;
  readonly sign: Signer;
  readonly cardFile: string;
}

/** The bag with its own signer at hand. */
export const selfSigned = async (packed: Packed, signer: Person): Promise<SelfSigned> => ({
  ...{ packed, signer, sign: await signerWith(signer.keys) },
  cardFile: packed.subject.kind === "task" ? "bureau.jpcard" : "expert.jpcard",
});

const lists: readonly Answer[] = ["bag-invalid", "digest-mismatch", "file-unlisted", "file-missing"];
const [manifest, tagmanifest] = ["manifest-sha256.txt", "tagmanifest-sha256.txt"];

/** What may be said to a changed file that is not payload, though its signer signed it. */
function answersToTag(self: SelfSigned, path: string): readonly Answer[] {
  if (path === manifest || path === tagmanifest) return lists;
  if (path === "bagit.txt") return ["bag-invalid"];
  if (path === "bag-info.txt") return ["bag-invalid", "cross-check", "accepted"];
  // A word of the card that nothing depends on stays unsaid: its own signature fails first.
  if (path === self.cardFile) return ["card-invalid", "format-unsupported"];
  throw new Error(`${path} is no file of every bag`);
}

/** Every byte of the files that every bag has, signed by the bag's own signer. */
export function signedTagLayers(self: SelfSigned): Layer[] {
  return ["bagit.txt", "bag-info.txt", manifest, tagmanifest, self.cardFile].map((path) => {
    const changed = (bytes: Bytes) => withFile(self.packed.bench, path, bytes);
    const bench = path === tagmanifest ? changed : (bytes: Bytes) => withTagsListed(changed(bytes));
    const thoroughness = path === self.cardFile ? "few" : "every";
    return signedLayer(self, { path, bench, answers: answersToTag(self, path), thoroughness });
  });
}

interface SignedChange {
  readonly path: string;
  readonly bench: (changed: Bytes) => Workbench;
  readonly answers: readonly Answer[];
  readonly thoroughness: Thoroughness;
  readonly bytes?: Bytes;
  readonly claims?: (changed: Bytes) => Record<string, unknown>;
}

/** A change that the bag's own signer signed. `bytes` is what is changed, where it is not the file itself. */
export function signedLayer(self: SelfSigned, change: SignedChange): Layer {
  const { packed, sign, signer } = self;
  const { path, answers, thoroughness } = change;
  const make = async (changed: Bytes) => {
    const claims = change.claims?.(changed);
    const signed = await withSignature(change.bench(changed), sign, signer.keys.kid, claims);
    return { file: packedAs(packed, signed), signed };
  };
  return {
    name: `${path}, signed by its own signer (${packed.subject.name})`,
    ...{ subject: packed.subject, thoroughness, make },
    bytes: change.bytes ?? packed.bench.files.get(path) ?? new Uint8Array(0),
    answers: () => answers,
  };
}

/** Every byte of a payload file, signed by the bag's own signer. */
export const signedPayloadLayer = (
  self: SelfSigned,
  path: string,
  answers: readonly Answer[],
  thoroughness: Thoroughness = "few",
): Layer =>
  signedLayer(self, { path, answers, thoroughness, bench: (bytes) => relisted(self.packed, path, bytes) });

const partNames = ["header", "payload", "signature"] as const;

const toParts: Record<(typeof partNames)[number], readonly Answer[]> = {
  header: ["signature-malformed", "header-forbidden", "signer-unknown"],
  payload: ["signature-invalid"],
  signature: ["signature-malformed", "signature-invalid"],
};

/** Every byte of the three parts of the signature, in base64url again, with the old signature. */
export function partLayers({ packed }: SelfSigned): Layer[] {
  const { bench, subject } = packed;
  const parts = jwsParts(bench.files.get("signature.jws") ?? new Uint8Array(0));
  return partNames.map((name, index) => ({
    ...{
      name: `bytes of the signature's ${name} (${subject.name})`,
      subject,
      thoroughness: "every" as const,
    },
    bytes: parts[index] ?? new Uint8Array(0),
    make: (changed) => {
      const jws = joinJws(parts.map((part, each) => (each === index ? changed : part)));
      return { file: packedAs(packed, withFile(bench, "signature.jws", jws)), signed: bench };
    },
    answers: () => toParts[name],
  }));
}

const toClaims: readonly Answer[] = [
  "claims-invalid",
  "format-unsupported",
  "digest-mismatch",
  "cross-check",
  "accepted",
];

/** Every byte of the signature's header and of the claims, signed anew by the same signer. */
export function signedPartLayers(self: SelfSigned): Layer[] {
  const { packed, sign } = self;
  const { bench, subject } = packed;
  const [header = new Uint8Array(0), payload = new Uint8Array(0)] = jwsParts(
    bench.files.get("signature.jws") ?? new Uint8Array(0),
  );
  const of = (
    what: string,
    bytes: Bytes,
    answers: readonly Answer[],
    signed: (changed: Bytes) => Promise<Bytes>,
  ) => ({
    ...{ name: `${what}, signed by its own signer (${subject.name})`, subject, bytes },
    thoroughness: "every" as const,
    async make(changed: Bytes) {
      const now = withFile(bench, "signature.jws", await signed(changed));
      return { file: packedAs(packed, now), signed: now };
    },
    answers: () => answers,
  });
  const claims: readonly Answer[] = subject.kind === "review" ? [...toClaims, "wrong-recipient"] : toClaims;
  return [
    of("signature's header", header, toParts.header, (changed) => sign(changed, payload)),
    of("claims", payload, claims, (changed) => sign(header, changed)),
  ];
}

/** Every byte of the card's header and words, signed anew by its owner, the bag around it too. */
export function cardLayers(self: SelfSigned): Layer[] {
  const { packed, sign, cardFile, signer } = self;
  const [header = new Uint8Array(0), payload = new Uint8Array(0)] = jwsParts(signer.card);
  const of = (
    what: string,
    bytes: Bytes,
    answers: readonly Answer[],
    card: (changed: Bytes) => Promise<Bytes>,
  ): Layer => ({
    ...{
      name: `card's ${what}, signed by its owner (${packed.subject.name})`,
      subject: packed.subject,
      bytes,
    },
    thoroughness: "every",
    async make(changed) {
      const bench = withTagsListed(withFile(packed.bench, cardFile, await card(changed)));
      const signed = await withSignature(bench, sign, signer.keys.kid);
      return { file: packedAs(packed, signed), signed };
    },
    answers: () => answers,
  });
  return [
    of("header", header, ["card-invalid"], (changed) => sign(changed, payload)),
    of("words", payload, ["card-invalid", "format-unsupported", "cross-check", "accepted"], (changed) =>
      sign(header, changed),
    ),
  ];
}
