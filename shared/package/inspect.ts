import type { CardPayload } from "../domain/card";
import type { Result } from "../refusal";
import { isForOne, openAgeHeader, readAgeHeader } from "./age-header";
import { openAgePayload, plaintextSizeOf } from "./age-read";
import { bagFiles } from "./bag-names";
import { type ByteSource, readAll } from "./byte-source";
import type { Bytes } from "./bytes";
import { readCard } from "./card";
import { containerOf } from "./container";
import { digestOfJws, parseJws } from "./jws";
import { mostDocumentBytes } from "./limits";
import { shownName } from "./names";
import { demand, guarded } from "./refused";
import { parseStrictJson } from "./strict-json";
import { readEntry, readZip, type ZipArchive } from "./zip-read";

/** A card as it speaks of itself. Its own signature holds, which does not say who its owner is. */
export interface SeenCard {
  readonly payload: CardPayload;
  readonly kid: string;
  readonly fingerprint: string;
}

/** A signature as it stands in a bag, checked by nothing. `claims` is any JSON. */
export interface SeenSignature {
  readonly kid: string;
  readonly digest: string;
  readonly claims: unknown;
}

/** What lies in a file, none of it verified. Names are escaped for display. */
export type Inspection =
  | { readonly container: "jws"; readonly card: SeenCard }
  | {
      readonly container: "zip";
      readonly entries: readonly {
        readonly name: string;
        readonly bytes: number;
        readonly deflated: boolean;
      }[];
      readonly card: SeenCard | null;
      readonly signature: SeenSignature | null;
    }
  | {
      readonly container: "age";
      /** What opens it, by stanza: `X25519`, `scrypt`. */
      readonly stanzas: readonly string[];
      readonly plaintextBytes: number | null;
      /** What is inside; `null` where no identity was given or it is for another. */
      readonly inside: Inspection | null;
    };

/** Lists what is in a file without trusting it; with an identity it also looks into a bundle that is for it. */
export const inspect = (source: ByteSource, identity?: string): Promise<Result<Inspection>> =>
  guarded(() => look(source, identity));

async function look(source: ByteSource, identity?: string): Promise<Inspection> {
  const container = await containerOf(source);
  if (container === "zip") return lookIntoZip(await readZip(source));
  if (container === "age") return lookIntoAge(source, identity);
  demand(container === "jws" && source.size <= mostDocumentBytes, "not-a-package");
  const card = await seenCard(await readAll(source));
  demand(card !== null, "card-invalid");
  return { container: "jws", card };
}

async function lookIntoAge(source: ByteSource, identity?: string): Promise<Inspection> {
  const header = await readAgeHeader(source, "");
  const mayOpen = identity !== undefined && isForOne(header, "X25519");
  const fileKey = mayOpen ? await openAgeHeader(header, { identity }, "") : null;
  const inner = fileKey && (await openAgePayload(source, header, fileKey, ""));
  return {
    container: "age",
    stanzas: header.stanzas.map((each) => shownName(each.type)),
    plaintextBytes: plaintextSizeOf(source.size, header.bytes.length),
    inside: inner && (await look(inner)),
  };
}

async function lookIntoZip(archive: ZipArchive): Promise<Inspection> {
  const find = async (form: RegExp): Promise<Bytes | null> => {
    const entry = archive.entries.find((each) => form.test(each.name));
    return entry ? readEntry(archive, entry) : null;
  };
  const card = await find(/^[^/]+\/(bureau|expert)\.jpcard$/);
  const signature = await find(/^[^/]+\/signature\.jws$/);
  return {
    container: "zip",
    entries: archive.entries.map(({ name, header }) => ({
      name: shownName(name),
      bytes: header.size,
      deflated: header.method === 8,
    })),
    card: card && (await seenCard(card)),
    signature: signature && (await seenSignature(signature)),
  };
}

async function seenCard(bytes: Bytes): Promise<SeenCard | null> {
  const card = await readCard(bytes);
  if (!card.ok) return null;
  const { payload, kid, fingerprint } = card.value;
  return { payload, kid, fingerprint };
}

async function seenSignature(bytes: Bytes): Promise<SeenSignature | null> {
  const seen = await guarded(async () => {
    const jws = parseJws(bytes, "jp-claims+jws", bagFiles.signature);
    return { kid: jws.kid, digest: await digestOfJws(jws), claims: parseStrictJson(jws.payload) };
  });
  return seen.ok ? seen.value : null;
}
