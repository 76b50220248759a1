import { describe, expect, it } from "vitest";
import { type Bytes, joinBytes, utf8 } from "../../../shared/package/bytes";
import { issueCard } from "../../../shared/package/card";
import { thumbprintOf } from "../../../shared/package/jws";
import { createKeys, ownerKeys } from "../../../shared/package/keys";
import type { RefusalCode } from "../../../shared/refusal";
import { anyJws, resign } from "../../fixtures/bag-workshop";
import { newDesk } from "../../fixtures/desks";
import { changedBag, changedTask } from "../../fixtures/honest";
import { encoded, joined, order, partsOf, signatureOf } from "../../fixtures/jws-forgery";
import { newPerson, type Person, people } from "../../fixtures/people";
import { acceptedOf } from "../../unit/renderer/worker/desk-fixture";
import { expectBagRefused, expectCardRefused, expectTaskRefused } from "../expect-refused";

const header = { alg: "ES256", typ: "jp-card+jws" };
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

type Payload = Record<string, unknown> & { jwk: Record<string, unknown> };

/** The payload of a card. */
const payloadOf = (card: Uint8Array): Payload =>
  JSON.parse(Buffer.from(partsOf(textOf(card)).payload, "base64url").toString());

/** The stranger's card with something else said, signed by the stranger's own key. */
async function cardSaying(
  change: (payload: Payload, keys: Person["keys"]) => unknown,
  kid?: string,
): Promise<Bytes> {
  const { card, keys } = (await people()).stranger;
  const said = change(payloadOf(card), keys);
  return utf8(await anyJws({ ...header, kid: kid ?? keys.kid }, said, keys));
}

describe("a card that its owner signed and that does not hold", () => {
  const other = "A".repeat(43);
  const cases: [string, (payload: Payload) => unknown, RefusalCode][] = [
    ["of a later format", (payload) => ({ ...payload, format: 2 }), "format-unsupported"],
    ["of a format to come, with other members", () => ({ format: 3, owner: "甲" }), "format-unsupported"],
    ["of a format as a string", (payload) => ({ ...payload, format: "1" }), "card-invalid"],
    ["of no format", ({ format: _format, ...payload }) => payload, "card-invalid"],
    ["of an unknown role", (payload) => ({ ...payload, role: "admin" }), "card-invalid"],
    ["of two roles", (payload) => ({ ...payload, role: ["bureau", "expert"] }), "card-invalid"],
    ["with a member more", (payload) => ({ ...payload, trusted: true }), "card-invalid"],
    [
      "with a member more in its key",
      (payload) => ({ ...payload, jwk: { ...payload.jwk, use: "sig" } }),
      "card-invalid",
    ],
    [
      "with its private key",
      (payload) => ({ ...payload, jwk: { ...payload.jwk, d: other } }),
      "card-invalid",
    ],
    [
      "with a key of another curve",
      (payload) => ({ ...payload, jwk: { ...payload.jwk, crv: "P-384" } }),
      "card-invalid",
    ],
    [
      "with a key of another kind",
      (payload) => ({ ...payload, jwk: { kty: "RSA", n: other, e: "AQAB" } }),
      "card-invalid",
    ],
    [
      "with a key of half a point",
      (payload) => ({ ...payload, jwk: { ...payload.jwk, y: undefined } }),
      "card-invalid",
    ],
    [
      "with a coordinate that is too short",
      (payload) => ({ ...payload, jwk: { ...payload.jwk, x: "AAAA" } }),
      "card-invalid",
    ],
    [
      "with a coordinate that is padded",
      (payload) => ({ ...payload, jwk: { ...payload.jwk, x: `${payload.jwk.x}=` } }),
      "card-invalid",
    ],
    ["with another's key", (payload) => ({ ...payload, jwk: { ...payload.jwk, x: other } }), "card-invalid"],
    [
      "with a recipient of a wrong checksum",
      (payload) => ({
        ...payload,
        recipient: String(payload.recipient).replace(/.$/, (last) => (last === "q" ? "p" : "q")),
      }),
      "card-invalid",
    ],
    [
      "with a recipient in capitals",
      (payload) => ({ ...payload, recipient: String(payload.recipient).toUpperCase() }),
      "card-invalid",
    ],
    [
      "with a recipient of the post-quantum kind",
      (payload) => ({ ...payload, recipient: `age1pq1${"q".repeat(58)}` }),
      "card-invalid",
    ],
    ["with a recipient of SSH", (payload) => ({ ...payload, recipient: "ssh-ed25519 AAAA" }), "card-invalid"],
    [
      "with an identity in the place of the recipient",
      (payload) => ({ ...payload, recipient: `AGE-SECRET-KEY-1${"Q".repeat(58)}` }),
      "card-invalid",
    ],
    ["without a recipient", ({ recipient: _recipient, ...payload }) => payload, "card-invalid"],
    [
      "made on a day that is none",
      (payload) => ({ ...payload, createdAt: "2026-02-30T08:00:00+08:00" }),
      "card-invalid",
    ],
    ["made in no zone", (payload) => ({ ...payload, createdAt: "2026-02-03T08:00:00" }), "card-invalid"],
    ["with a name that is a list", (payload) => ({ ...payload, name: ["甲"] }), "card-invalid"],
    ["that is a list", (payload) => [payload], "card-invalid"],
    ["that is no JSON", () => "hello", "card-invalid"],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectCardRefused(await cardSaying(change), code);
  });

  it("with a kid that is not its key's thumbprint is refused", async () => {
    const { bureau } = await people();
    await expectCardRefused(await cardSaying((payload) => payload, other), "card-invalid");
    await expectCardRefused(await cardSaying((payload) => payload, bureau.keys.kid), "card-invalid");
  });

  it("with a key that is no point of the curve is refused", async () => {
    for (const [x, y] of [
      [other, other],
      [other, `${"A".repeat(42)}E`],
      [`${"_".repeat(42)}8`, `${"_".repeat(42)}8`],
    ] as const) {
      const jwk = { kty: "EC" as const, crv: "P-256" as const, x, y };
      const card = await cardSaying((payload) => ({ ...payload, jwk }), await thumbprintOf(jwk));
      await expectCardRefused(card, "card-invalid");
    }
  });

  it("signed by another than its key is refused", async () => {
    const { stranger, expert } = await people();
    const card = utf8(
      await anyJws({ ...header, kid: stranger.keys.kid }, payloadOf(stranger.card), expert.keys),
    );
    await expectCardRefused(card, "signature-invalid");
  });

  it("with another's name put into it is refused", async () => {
    const { stranger } = await people();
    const parts = partsOf(textOf(stranger.card));
    const payload = encoded(JSON.stringify({ ...payloadOf(stranger.card), name: "示例区局" }));
    await expectCardRefused(utf8(joined({ ...parts, payload })), "signature-invalid");
  });
});

describe("a card as a signature", () => {
  const changes: [string, (kid: string) => Record<string, unknown>][] = [
    ["of alg none", (kid) => ({ ...header, kid, alg: "none" })],
    ["of HS256", (kid) => ({ ...header, kid, alg: "HS256" })],
    ["of a package's type", (kid) => ({ ...header, kid, typ: "jp-claims+jws" })],
    ["without a type", (kid) => ({ alg: "ES256", kid })],
    ["without a kid", () => header],
    ["with its key in the header", (kid) => ({ ...header, kid, jwk: {} })],
    ["with crit", (kid) => ({ ...header, kid, crit: ["b64"], b64: false })],
  ];
  it.each(changes)("%s is refused", async (_name, make) => {
    const { card, keys } = (await people()).stranger;
    await expectCardRefused(utf8(await anyJws(make(keys.kid), payloadOf(card), keys)), "header-forbidden");
  });

  const spellings: [string, (text: string) => string, RefusalCode?][] = [
    ["with a newline", (text) => `${text}\n`],
    ["with a byte order mark", (text) => `\ufeff${text}`, "not-a-package"],
    ["with padding", (text) => `${text}=`],
    ["with a part more", (text) => `${text}.AA`],
    ["without its signature", (text) => text.split(".").slice(0, 2).join(".")],
    ["with an empty signature", (text) => joined({ ...partsOf(text), signature: "" })],
    [
      "with 63 bytes of signature",
      (text) => joined({ ...partsOf(text), signature: encoded(new Uint8Array(63)) }),
    ],
    [
      "as JSON",
      (text) => JSON.stringify({ payload: partsOf(text).payload, signatures: [] }),
      "not-a-package",
    ],
    ["in PEM", (text) => `-----BEGIN CARD-----\n${text}\n-----END CARD-----\n`, "not-a-package"],
  ];
  it.each(spellings)("%s is refused", async (_name, change, asFile = "signature-malformed") => {
    const spelt = utf8(change(textOf((await people()).stranger.card)));
    await expectCardRefused(spelt, "signature-malformed", asFile);
  });

  it("of zeros, or of the curve's order, is refused", async () => {
    const text = textOf((await people()).stranger.card);
    for (const bytes of [new Uint8Array(64), signatureOf(order, order), signatureOf(1n, 0n)])
      await expectCardRefused(
        utf8(joined({ ...partsOf(text), signature: encoded(bytes) })),
        "signature-invalid",
      );
  });

  it("of 16 MiB and more is refused unread", async () => {
    const { service } = await newDesk((await people()).expert, [(await people()).bureau]);
    const huge = joinBytes([(await people()).stranger.card, new Uint8Array(16 * 1024 * 1024)]);
    const looked = await service.previewCard({ from: "file", file: new Blob([huge]), name: "大.jpcard" });
    expect(looked).toMatchObject({ ok: false, refusal: { code: "archive-limit", file: "大.jpcard" } });
    expect(await service.acceptCard(textOf(huge))).toMatchObject({
      ok: false,
      refusal: { code: "archive-limit" },
    });
  });
});

describe("a card whose key is known", () => {
  /** A card of the same signing key with another role or recipient. */
  async function relatedTo(
    person: Person,
    change: { role?: "bureau" | "expert"; recipient?: true },
  ): Promise<Bytes> {
    const { identity } = await createKeys();
    const keys = change.recipient
      ? await ownerKeys(person.keys.signing, identity, person.keys.storageKey)
      : person.keys;
    const { role, name, organisation, title, createdAt } = payloadOf(person.card) as never as Parameters<
      typeof issueCard
    >[1];
    return issueCard(keys, { role: change.role ?? role, name, organisation, title, createdAt });
  }

  it("with another role, another recipient, or both, is a conflict and is not accepted", async () => {
    const { bureau, expert } = await people();
    const { service } = await newDesk(expert, [bureau]);
    for (const change of [
      { role: "expert" },
      { recipient: true },
      { role: "expert", recipient: true },
    ] as const) {
      const card = await relatedTo(bureau, change);
      const source = { from: "file" as const, file: new Blob([card]), name: "假.jpcard" };
      expect(acceptedOf(await service.previewCard(source)).standing).toBe("conflict");
      expect(await service.acceptCard(textOf(card))).toMatchObject({
        ok: false,
        refusal: { code: "card-invalid" },
      });
    }
    expect(acceptedOf(await service.cards()).map((card) => [card.kid, card.role])).toEqual([
      [bureau.keys.kid, "bureau"],
    ]);
  });

  it("as one's own with another role is a conflict too", async () => {
    const { bureau, expert } = await people();
    const { service } = await newDesk(expert, [bureau]);
    const card = await relatedTo(expert, { role: "bureau" });
    expect(await service.acceptCard(textOf(card))).toMatchObject({
      ok: false,
      refusal: { code: "card-invalid" },
    });
  });

  it("inside a package, with another role or recipient than the register's, is refused", async () => {
    const { bureau, expert } = await people();
    for (const change of [{ role: "expert" }, { recipient: true }] as const) {
      const card = await relatedTo(bureau, change);
      const bytes = await changedTask(async (bench, { keys }) => {
        bench.files.set("bureau.jpcard", card);
        await resign(bench, keys);
      });
      await expectTaskRefused(bytes, "card-invalid");
    }
    for (const change of [{ role: "bureau" }, { recipient: true }] as const) {
      const card = await relatedTo(expert, change);
      const bytes = await changedBag(async (bench, { keys }) => {
        bench.files.set("expert.jpcard", card);
        await resign(bench, keys);
      });
      await expectBagRefused(bytes, "card-invalid");
    }
  });
});

describe("the card inside a package", () => {
  const inTask = (card: Bytes) =>
    changedTask(async (bench, { keys }) => {
      bench.files.set("bureau.jpcard", card);
      await resign(bench, keys);
    });
  const inBag = (card: Bytes) =>
    changedBag(async (bench, { keys }) => {
      bench.files.set("expert.jpcard", card);
      await resign(bench, keys);
    });

  it("of another bureau, another expert or a stranger is refused", async () => {
    const { otherBureau, second, stranger, expert, bureau } = await people();
    for (const { card } of [otherBureau, stranger, expert])
      await expectTaskRefused(await inTask(card), "cross-check");
    for (const { card } of [second, stranger, bureau])
      await expectBagRefused(await inBag(card), "cross-check");
  });

  it("that does not hold for itself is refused, whatever its fault", async () => {
    const { bureau, expert } = await people();
    const broken = (card: Bytes) => {
      const parts = partsOf(textOf(card));
      return utf8(joined({ ...parts, signature: encoded(signatureOf(1n, 1n)) }));
    };
    for (const card of [broken(bureau.card), utf8("{}"), utf8(""), utf8(`${textOf(bureau.card)}\n`)])
      await expectTaskRefused(await inTask(card), "card-invalid");
    for (const card of [broken(expert.card), utf8("{}"), utf8(""), utf8(`${textOf(expert.card)}\n`)])
      await expectBagRefused(await inBag(card), "card-invalid");
  });

  it("of a later format is refused as such", async () => {
    const { bureau } = await people();
    const later = utf8(
      await anyJws(
        { ...header, kid: bureau.keys.kid },
        { ...payloadOf(bureau.card), format: 2 },
        bureau.keys,
      ),
    );
    await expectTaskRefused(await inTask(later), "format-unsupported");
  });

  it("of a namesake is refused: a name proves nothing", async () => {
    const { bureau } = await people();
    const namesake = await newPerson("bureau", bureau.name);
    await expectTaskRefused(await inTask(namesake.card), "cross-check");
    const signed = await changedTask(async (bench) => {
      bench.files.set("bureau.jpcard", namesake.card);
      await resign(bench, namesake.keys);
    });
    await expectTaskRefused(signed, "signer-unknown");
  });
});
