import { sealBytes } from "../../../shared/package/age-seal";
import { type Bytes, utf8 } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import { anyJws, putTogether, restore, sign } from "../../fixtures/bag-workshop";
import { bagWithDocument, keyFileOf, reviewBench, taskBench, taskWithDocument } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { expectBagRefused, expectCardRefused, expectTaskRefused } from "../expect-refused";

/** A place where a JSON text travels: signed by whoever may sign there, and refused with one code if it is no such text. */
export interface JsonPlace {
  readonly name: string;
  readonly code: RefusalCode;
  /** Expects the text to be refused in this place, by the verifier and at the desk. */
  readonly refused: (text: Bytes, code: RefusalCode) => Promise<void>;
}

const latin1 = (bytes: Bytes) => Buffer.from(bytes).toString("latin1");

async function returnsInTask(bytes: Bytes): Promise<Bytes> {
  const { bureau, expert } = await people();
  const bench = await taskBench();
  const keyName = (await keyFileOf(expert)).slice("keys/".length, -".age".length);
  bench.files.set(`data/returns/${keyName}.json.age`, await sealBytes(bytes, expert.keys.recipient));
  await restore(bench, bureau.keys);
  return putTogether(bench);
}

const inTask = (path: string) => async (text: Bytes, code: RefusalCode) =>
  expectTaskRefused(await taskWithDocument(path, text), code);
const inBag = (path: string) => async (text: Bytes, code: RefusalCode) =>
  expectBagRefused(await bagWithDocument(path, text), code);

/** A card over any payload, by the stranger's key. */
export async function cardOver(payload: Bytes): Promise<Bytes> {
  const { keys } = (await people()).stranger;
  const header = { alg: "ES256", typ: "jp-card+jws", kid: keys.kid };
  return utf8(await anyJws(header, payload, keys));
}

/** Every place, by the name of its document. */
export const jsonPlaces: readonly JsonPlace[] = [
  { name: "round.json", code: "schema-invalid", refused: inTask("data/round.json.age") },
  {
    ...{ name: "application.json", code: "schema-invalid" },
    refused: inTask("data/applications/a1/application.json.age"),
  },
  {
    ...{ name: "returns.json", code: "schema-invalid" },
    refused: async (text, code) => expectTaskRefused(await returnsInTask(text), code),
  },
  { name: "review.json", code: "schema-invalid", refused: inBag("data/reviews/a1/review.json") },
  { name: "annotations.json", code: "schema-invalid", refused: inBag("data/reviews/a1/annotations.json") },
  { name: "declaration.json", code: "schema-invalid", refused: inBag("data/declaration.json") },
  {
    ...{ name: "the claims of a task", code: "claims-invalid" },
    refused: async (text, code) => {
      const bench = await taskBench();
      await sign(bench, (await people()).bureau.keys, text);
      await expectTaskRefused(putTogether(bench), code);
    },
  },
  {
    ...{ name: "the claims of a review", code: "claims-invalid" },
    refused: async (text, code) => {
      const bench = await reviewBench();
      await sign(bench, (await people()).expert.keys, text);
      await expectBagRefused(putTogether(bench), code);
    },
  },
  {
    ...{ name: "a card", code: "card-invalid" },
    refused: async (text, code) => expectCardRefused(await cardOver(text), code),
  },
];

/** A text of the letters that its bytes are, so that a test can build bytes that no string has. */
export const raw = (text: string): Bytes => new Uint8Array(Buffer.from(text, "latin1"));
/** The bytes of a document as such a text. */
export const asRaw = (document: unknown): string => latin1(utf8(JSON.stringify(document)));
