import { describe, it } from "vitest";
import type { RefusalCode } from "../../../shared/refusal";
import { anyJws, claimsIn, setText, textOf, type Workbench } from "../../fixtures/bag-workshop";
import { changedBag, changedTask } from "../../fixtures/honest";
import {
  derSignature,
  encoded,
  joined,
  numbersOf,
  order,
  type Parts,
  partsOf,
  signatureOf,
} from "../../fixtures/jws-forgery";
import type { Person } from "../../fixtures/people";
import { expectBagRefused, expectTaskRefused } from "../expect-refused";

const file = "signature.jws";

/** Both kinds of bag with their own honest signature spelled otherwise. */
async function expectSpellingRefused(change: (compact: string) => string, code: RefusalCode): Promise<void> {
  const spell = (bench: Workbench) => setText(bench, file, change(textOf(bench, file)));
  await expectTaskRefused(await changedTask(spell), code);
  await expectBagRefused(await changedBag(spell), code);
}

const withPart = (part: keyof Parts, change: (value: string) => string) => (compact: string) => {
  const parts = partsOf(compact);
  return joined({ ...parts, [part]: change(parts[part]) });
};

/** The last character of a part with the bits that it has too many of set: what a careless decoder reads alike. */
function secondSpelling(value: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(value.at(-1) ?? "");
  return value.slice(0, -1) + alphabet.charAt(last + 1);
}

describe("a signature whose spelling", () => {
  const cases: [string, (compact: string) => string][] = [
    ["ends in a newline", (text) => `${text}\n`],
    ["ends in a Windows newline", (text) => `${text}\r\n`],
    ["ends in a space", (text) => `${text} `],
    ["ends in a zero byte", (text) => `${text}\u0000`],
    ["begins with a newline", (text) => `\n${text}`],
    ["begins with a space", (text) => ` ${text}`],
    ["begins with a byte order mark", (text) => `\ufeff${text}`],
    [
      "has a line break in the payload",
      withPart("payload", (part) => `${part.slice(0, 76)}\n${part.slice(76)}`),
    ],
    ["has a space in the header", withPart("header", (part) => `${part.slice(0, 4)} ${part.slice(4)}`)],
    ["has a tab in the signature", withPart("signature", (part) => `${part.slice(0, 4)}\t${part.slice(4)}`)],
    ["has padding after the header", withPart("header", (part) => `${part}=`)],
    ["has padding after the payload", withPart("payload", (part) => `${part}=`)],
    ["has padding after the signature", withPart("signature", (part) => `${part}==`)],
    ["has the other alphabet's plus", withPart("signature", (part) => `+${part.slice(1)}`)],
    ["has the other alphabet's slash", withPart("payload", (part) => `${part.slice(0, 8)}/${part.slice(9)}`)],
    ["has a second spelling of the signature's bytes", withPart("signature", secondSpelling)],
    ["has a letter beyond ASCII", withPart("payload", (part) => `${part}Ａ`)],
    ["has a part more", (text) => `${text}.AA`],
    ["has an empty part more", (text) => `${text}.`],
    ["has a part less", (text) => text.split(".").slice(0, 2).join(".")],
    ["has no payload (detached)", withPart("payload", () => "")],
    ["has no header", withPart("header", () => "")],
    ["has nothing in it but points", () => ".."],
    ["is empty", () => ""],
    ["is a million points", () => ".".repeat(1_000_000)],
    ["has five parts, as an encrypted one", (text) => `${text}.AA.AA`],
  ];
  it.each(cases)("%s is refused", async (_name, change) => {
    await expectSpellingRefused(change, "signature-malformed");
  });
});

describe("a signature as JSON", () => {
  it.each([
    ["flattened", ({ header, payload, signature }: Parts) => ({ payload, protected: header, signature })],
    [
      "flattened with an unprotected header",
      ({ header, payload, signature }: Parts) => ({
        payload,
        protected: header,
        header: { kid: "x" },
        signature,
      }),
    ],
    [
      "general with one signature",
      ({ header, payload, signature }: Parts) => ({
        payload,
        signatures: [{ protected: header, signature }],
      }),
    ],
    [
      "general with two signatures",
      ({ header, payload, signature }: Parts) => ({
        payload,
        signatures: [
          { protected: header, signature },
          { protected: header, header: { alg: "none" }, signature: "" },
        ],
      }),
    ],
    [
      "all unprotected",
      ({ payload, signature }: Parts) => ({ payload, header: { alg: "ES256" }, signature }),
    ],
  ])("%s is refused", async (_name, make) => {
    await expectSpellingRefused((text) => JSON.stringify(make(partsOf(text))), "signature-malformed");
  });
});

describe("a signature whose bytes", () => {
  const withBytes = (bytes: Uint8Array) => withPart("signature", () => encoded(bytes));

  it.each([0, 1, 32, 63, 65, 70, 71, 72, 96, 128, 132])("are %i instead of 64 is refused", async (length) => {
    await expectSpellingRefused(withBytes(new Uint8Array(length).fill(1)), "signature-malformed");
  });

  it("are 64 but cut or continued from the honest ones is refused", async () => {
    const bytesOf = (part: string) => Buffer.from(part, "base64url");
    const cut = withPart("signature", (part) => encoded(bytesOf(part).subarray(1)));
    const longer = withPart("signature", (part) => encoded(Buffer.concat([Buffer.from([0]), bytesOf(part)])));
    await expectSpellingRefused(cut, "signature-malformed");
    await expectSpellingRefused(longer, "signature-malformed");
  });

  const max = 2n ** 256n - 1n;
  const numbers: [string, (r: bigint, s: bigint) => [bigint, bigint]][] = [
    ["are all zero", () => [0n, 0n]],
    ["have a zero r", (_r, s) => [0n, s]],
    ["have a zero s", (r) => [r, 0n]],
    ["have the order as r", (_r, s) => [order, s]],
    ["have the order as s", (r) => [r, order]],
    ["have the order as both", () => [order, order]],
    ["have more than the order as r", (_r, s) => [order + 1n, s]],
    ["have more than the order as s", (r) => [r, order + 1n]],
    ["are all ones", () => [max, max]],
    ["have one as both", () => [1n, 1n]],
    ["have r and s exchanged", (r, s) => [s, r]],
    ["have r mirrored", (r, s) => [order - r, s]],
  ];
  it.each(numbers)("%s is refused", async (_name, make) => {
    const change = withPart("signature", (part) => {
      const { r, s } = numbersOf(part);
      return encoded(signatureOf(...make(r, s)));
    });
    await expectSpellingRefused(change, "signature-invalid");
  });

  it("are in the spelling of X.509 (DER) is refused", async () => {
    const forge = (bench: Workbench, { keys }: Person) => {
      const { header, payload } = partsOf(textOf(bench, file));
      setText(bench, file, `${header}.${payload}.${derSignature(`${header}.${payload}`, keys)}`);
    };
    await expectTaskRefused(await changedTask(forge), "signature-malformed");
    await expectBagRefused(await changedBag(forge), "signature-malformed");
  });

  it("are another signature of the same signer is refused", async () => {
    const forge = async (bench: Workbench, { keys }: Person) => {
      const other = partsOf(await anyJws({ alg: "ES256", typ: "jp-claims+jws", kid: keys.kid }, {}, keys));
      setText(bench, file, withPart("signature", () => other.signature)(textOf(bench, file)));
    };
    await expectTaskRefused(await changedTask(forge), "signature-invalid");
  });
});

describe("what is signed", () => {
  const payloads: [string, string][] = [
    ["is no JSON", "hello"],
    ["is empty JSON text", " "],
    ["is a list", "[]"],
    ["is a text", '"claims"'],
    ["is null", "null"],
    ["is an empty object", "{}"],
    ["is base64 of JSON once more", encoded("{}")],
    ["begins with a byte order mark", "\ufeff{}"],
  ];
  it.each(payloads)("%s is refused", async (_name, payload) => {
    const forge = async (bench: Workbench, { keys }: Person) => {
      const header = { alg: "ES256", typ: "jp-claims+jws", kid: keys.kid };
      setText(bench, file, await anyJws(header, payload, keys));
    };
    await expectTaskRefused(await changedTask(forge), "claims-invalid");
    await expectBagRefused(await changedBag(forge), "claims-invalid");
  });

  it("was changed after signing is refused", async () => {
    const forge = (bench: Workbench) => {
      const { header, signature } = partsOf(textOf(bench, file));
      const claims = { ...claimsIn(bench), issuedAt: "2026-09-03T09:00:00+08:00" };
      setText(bench, file, joined({ header, payload: encoded(JSON.stringify(claims)), signature }));
    };
    await expectTaskRefused(await changedTask(forge), "signature-invalid");
    await expectBagRefused(await changedBag(forge), "signature-invalid");
  });
});
