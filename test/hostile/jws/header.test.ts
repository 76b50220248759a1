import { describe, expect, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import { anyJws, claimsIn, setText, type Workbench } from "../../fixtures/bag-workshop";
import { changedBag, changedTask } from "../../fixtures/honest";
import { encoded, hmacSecrets, withHmac, withOtherKey } from "../../fixtures/jws-forgery";
import { type Person, people } from "../../fixtures/people";
import { expectBagRefused, expectTaskAnswer, expectTaskRefused } from "../expect-refused";

const claimsHeader = { alg: "ES256", typ: "jp-claims+jws" };

/** A task package whose signature is `make`'s. */
const withSignature = (
  make: (claims: string, bureau: Person, bench: Workbench) => Promise<string> | string,
) =>
  changedTask(async (bench, bureau) => {
    setText(bench, "signature.jws", await make(encoded(JSON.stringify(claimsIn(bench))), bureau, bench));
  });

/** Both kinds of bag, signed by the rightful key under a header of one's choice. */
async function expectHeaderRefused(make: (kid: string) => unknown, code: RefusalCode): Promise<void> {
  const forge = async (bench: Workbench, { keys }: Person) =>
    setText(bench, "signature.jws", await anyJws(make(keys.kid), claimsIn(bench), keys));
  await expectTaskRefused(await changedTask(forge), code);
  await expectBagRefused(await changedBag(forge), code);
}

describe("a signature whose header", () => {
  const card = { kty: "EC", crv: "P-256", x: "A".repeat(43), y: "A".repeat(43) };
  it.each([
    ["says alg none", { alg: "none" }],
    ["says alg None", { alg: "None" }],
    ["says alg NONE", { alg: "NONE" }],
    ["says alg in lower case", { alg: "es256" }],
    ["says an empty alg", { alg: "" }],
    ["says alg null", { alg: null }],
    ["says a list of algs", { alg: ["ES256"] }],
    ["says HS256", { alg: "HS256" }],
    ["says RS256", { alg: "RS256" }],
    ["says PS256", { alg: "PS256" }],
    ["says ES384", { alg: "ES384" }],
    ["says ES512", { alg: "ES512" }],
    ["says ES256K", { alg: "ES256K" }],
    ["says EdDSA", { alg: "EdDSA" }],
    ["has no alg", { alg: undefined }],
    ["has the type of a JWT", { typ: "JWT" }],
    ["has the type of a card", { typ: "jp-card+jws" }],
    ["has the type in upper case", { typ: "JP-CLAIMS+JWS" }],
    ["has the type as a media type", { typ: "application/jp-claims+jws" }],
    ["has no type", { typ: undefined }],
    ["has no kid", { kid: undefined }],
    ["has an empty kid", { kid: "" }],
    ["has a kid that is a path", { kid: "../../x" }],
    ["has a kid that is a number", { kid: 1 }],
    ["has a kid that is a list", { kid: ["x"] }],
    ["has a kid that is padded", { kid: `${"A".repeat(43)}=` }],
    ["has a kid of a second spelling", { kid: `${"A".repeat(42)}B` }],
    ["has an empty crit", { crit: [] }],
    ["has a crit", { crit: ["exp"] }],
    ["has b64 false", { b64: false }],
    ["has b64 false and says so in crit", { b64: false, crit: ["b64"] }],
    ["has b64 true", { b64: true }],
    ["embeds a key", { jwk: card }],
    ["embeds an empty key", { jwk: {} }],
    ["embeds a certificate", { x5c: ["MIIB"] }],
    ["has a certificate's address", { x5u: "https://example.org/c" }],
    ["has a certificate's thumbprint", { "x5t#S256": "A".repeat(43) }],
    ["has a certificate's old thumbprint", { x5t: "A".repeat(27) }],
    ["has a key's address", { jku: "https://example.org/k" }],
    ["is compressed", { zip: "DEF" }],
    ["names a content type", { cty: "application/json" }],
    ["is encrypted", { enc: "A256GCM" }],
    ["has a private member", { "example.org/x": 1 }],
    ["has an unprotected header inside", { header: { kid: "x" } }],
    ["has a member called constructor", { constructor: 1 }],
  ])("%s is refused", async (_name, change) => {
    await expectHeaderRefused((kid) => ({ ...claimsHeader, kid, ...change }), "header-forbidden");
  });

  it.each([
    ["says alg twice", (kid: string) => `{"alg":"none","alg":"ES256","typ":"jp-claims+jws","kid":"${kid}"}`],
    ["says typ twice", (kid: string) => `{"alg":"ES256","typ":"JWT","typ":"jp-claims+jws","kid":"${kid}"}`],
    ["says kid twice", (kid: string) => `{"alg":"ES256","typ":"jp-claims+jws","kid":"x","kid":"${kid}"}`],
    [
      "says alg twice, once escaped",
      (kid: string) => `{"\\u0061lg":"none","alg":"ES256","typ":"jp-claims+jws","kid":"${kid}"}`,
    ],
  ])("%s is refused", async (_name, make) => {
    await expectHeaderRefused(make, "header-forbidden");
  });

  const right = (kid: string) => `"alg":"ES256","typ":"jp-claims+jws","kid":"${kid}"`;
  it.each([
    ["is a list", () => "[]"],
    ["is a text", () => '"ES256"'],
    ["is null", () => "null"],
    ["is a number", () => "1"],
    ["is no JSON", () => "alg=ES256"],
    ["ends in a comma", (kid: string) => `{${right(kid)},}`],
    ["has a comment", (kid: string) => `{/**/${right(kid)}}`],
    ["begins with a byte order mark", (kid: string) => `\ufeff{${right(kid)}}`],
    ["is followed by something", (kid: string) => `{${right(kid)}}{}`],
    ["has a prototype", (kid: string) => `{${right(kid)},"__proto__":{}}`],
    ["is cut off", (kid: string) => `{${right(kid)}`],
  ])("%s is refused", async (_name, make) => {
    await expectHeaderRefused(make, "signature-malformed");
  });

  it("has its members in another order, or spaces between them, is accepted", async () => {
    for (const make of [
      (kid: string) => ({ kid, typ: claimsHeader.typ, alg: claimsHeader.alg }),
      (kid: string) => JSON.stringify({ ...claimsHeader, kid }, null, 2),
    ]) {
      const forge = async (bench: Workbench, { keys }: Person) =>
        setText(bench, "signature.jws", await anyJws(make(keys.kid), claimsIn(bench), keys));
      await expectTaskAnswer(await changedTask(forge), "accepted");
    }
  });
});

describe("a signature of another kind", () => {
  it("none, with nothing or with something after the last point, is refused", async () => {
    const header = (kid: string) => encoded(JSON.stringify({ alg: "none", typ: "jp-claims+jws", kid }));
    for (const tail of ["", "AA", encoded(new Uint8Array(64))]) {
      const bytes = await withSignature((claims, { keys }) => `${header(keys.kid)}.${claims}.${tail}`);
      await expectTaskRefused(bytes, "header-forbidden");
    }
  });

  it("HMAC under the bureau's public key, in each of its spellings, is refused", async () => {
    const { bureau } = await people();
    const secrets = hmacSecrets(bureau.keys);
    expect(secrets.length).toBe(5);
    for (const secret of secrets) {
      const { kid } = bureau.keys;
      const named = await withSignature((claims) =>
        withHmac({ ...claimsHeader, alg: "HS256", kid }, claims, secret),
      );
      await expectTaskRefused(named, "header-forbidden");
      // 32 bytes are no signature of ES256, whatever they are.
      const hidden = await withSignature((claims) => withHmac({ ...claimsHeader, kid }, claims, secret));
      await expectTaskRefused(hidden, "signature-malformed");
    }
  });

  it.each([
    ["P-384", "signature-malformed"],
    ["P-521", "signature-malformed"],
    ["secp256k1", "signature-invalid"],
    ["ed25519", "signature-invalid"],
  ] as const)("of %s under the name of ES256 is refused", async (kind, code) => {
    const bytes = await withSignature((claims, { keys }) =>
      withOtherKey({ ...claimsHeader, kid: keys.kid }, claims, kind),
    );
    await expectTaskRefused(bytes, code);
  });
});

describe("the kid of a signature", () => {
  const signedBy = (signer: Person, kid: string) =>
    changedTask(async (bench) => {
      setText(bench, "signature.jws", await anyJws({ ...claimsHeader, kid }, claimsIn(bench), signer.keys));
    });

  it("of someone else's card is refused", async () => {
    const { bureau, expert, stranger } = await people();
    await expectTaskRefused(await signedBy(stranger, bureau.keys.kid), "signature-invalid");
    await expectTaskRefused(await signedBy(expert, bureau.keys.kid), "signature-invalid");
    await expectTaskRefused(await signedBy(bureau, expert.keys.kid), "signature-invalid");
    await expectTaskRefused(await signedBy(bureau, stranger.keys.kid), "signer-unknown");
  });

  it("of nobody's card is refused", async () => {
    const { bureau } = await people();
    await expectTaskRefused(await signedBy(bureau, "A".repeat(43)), "signer-unknown");
  });
});

describe("a card's signature in the place of a package's", () => {
  it("is refused, and so is a package's in the place of a card", async () => {
    const { bureau } = await people();
    const bytes = await changedTask((bench) => void bench.files.set("signature.jws", bureau.card));
    await expectTaskRefused(bytes, "header-forbidden");
    const other = await changedTask(async (bench, { keys }) => {
      const header = { alg: "ES256", typ: "jp-card+jws", kid: keys.kid };
      bench.files.set("signature.jws", utf8(await anyJws(header, claimsIn(bench), keys)));
    });
    await expectTaskRefused(other, "header-forbidden");
  });
});
