import { createHash } from "node:crypto";
import { recipientOf } from "../../../shared/package/age-keys";
import type { Bytes } from "../../../shared/package/bytes";
import { utf8 } from "../../../shared/package/bytes";
import { envelopeTo } from "./age-envelope";
import type { Thoroughness } from "./changes";
import { packedAs, relisted } from "./content-layers";
import type { Answer, Layer } from "./layer";
import type { SelfSigned } from "./signed-layers";
import { signedLayer } from "./signed-layers";

/** A plaintext of a task package and whom it is encrypted to. */
export interface Plaintext {
  readonly path: string;
  readonly bytes: Bytes;
  readonly recipient: string;
}

/** The payload's plaintexts: an expert of the package can open them and encrypt others to the same identity. */
export async function plaintextsOf(
  plaintexts: ReadonlyMap<string, Bytes>,
  packageIdentity: string,
  own: string,
): Promise<Plaintext[]> {
  const common = await recipientOf(packageIdentity);
  return [...plaintexts].map(([path, bytes]) => ({
    ...{ path, bytes },
    recipient: path.includes("/returns/") ? own : common,
  }));
}

/** Every byte of a plaintext, encrypted again by a reader who has no signing key: manifests and archive put right. */
export async function reencryptedLayer({ packed }: SelfSigned, plaintext: Plaintext): Promise<Layer> {
  const { subject, bench } = packed;
  const envelope = await envelopeTo(plaintext.recipient);
  return {
    ...{ name: `${plaintext.path} opened, changed and encrypted by a reader (${subject.name})`, subject },
    ...{ bytes: plaintext.bytes, thoroughness: "few" },
    make: (changed) => ({
      file: packedAs(packed, relisted(packed, plaintext.path, envelope(changed))),
      signed: bench,
    }),
    answers: () => ["digest-mismatch"],
  };
}

/** As `reencryptedLayer`, by the bureau, which signs. `claims` may name the new round. */
export async function resealedLayer(
  self: SelfSigned,
  plaintext: Plaintext,
  answers: readonly Answer[],
  more: {
    name?: string;
    thoroughness?: Thoroughness;
    claims?: (changed: Bytes) => Record<string, unknown>;
  } = {},
): Promise<Layer> {
  const { name = "encrypted and", thoroughness = "every", claims } = more;
  const envelope = await envelopeTo(plaintext.recipient);
  const layer = signedLayer(self, {
    ...{ path: plaintext.path, bytes: plaintext.bytes, answers, thoroughness },
    bench: (changed) => relisted(self.packed, plaintext.path, envelope(changed)),
    ...(claims ? { claims } : {}),
  });
  return { ...layer, name: layer.name.replace("signed", `${name} signed`) };
}

/** The claim about a round document's own digest. */
export const roundClaim = (changed: Bytes) => ({
  roundSha256: createHash("sha256").update(changed).digest("hex"),
});

/** The text in a key file. */
export const keyText = (packageIdentity: string): Bytes => utf8(`${packageIdentity}\n`);
