import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { openAge } from "../../../../shared/package/age-read";
import { sealBytesUnderPassphrase } from "../../../../shared/package/age-seal";
import { bytesSource, readAll } from "../../../../shared/package/byte-source";
import { type Bytes, utf8 } from "../../../../shared/package/bytes";
import { checkCard, fitsRegister, issueCard, readCard } from "../../../../shared/package/card";
import { signJws } from "../../../../shared/package/jws";
import { createKeys, type OwnerKeys, openKeys, sealKeys } from "../../../../shared/package/keys";
import { vectorBytes } from "../../../contract/vectors";
import { people } from "../../../fixtures/people";

const quick = 8;

/** Keys as the first version of their document holds them. */
function firstDocument({ signing, kid, identity, recipient, storageKey }: OwnerKeys) {
  return { format: 1, signing, kid, identity, recipient, storageKey };
}

describe("keys", () => {
  it("come back under their passphrase, in either normal form, and under no other", async () => {
    const keys = await createKeys();
    const sealed = await sealKeys(keys, "caf\u00e9", quick);
    expect(await openKeys(sealed, "cafe\u0301")).toEqual({ ok: true, value: keys });
    expect(await openKeys(sealed, "cafe")).toMatchObject({
      ok: false,
      refusal: { code: "wrong-passphrase" },
    });
  });

  it("come back whether an input method was on or off, then or now", async () => {
    const keys = await createKeys();
    const wide = "\u79cb\u6c34\uff11\uff12\u3000\uff21\uff01 ";
    for (const [then, now] of [
      [wide, "\u79cb\u6c3412 A!"],
      ["\u79cb\u6c3412 A!", wide],
    ] as const)
      expect(await openKeys(await sealKeys(keys, then, quick), now)).toEqual({ ok: true, value: keys });
  });

  it("sealed under a passphrase as it was typed still open with it", async () => {
    const keys = await createKeys();
    const bytes = utf8(JSON.stringify(firstDocument(keys)));
    const typed = "\u79cb\u6c34\uff11\uff12";
    const sealed = await sealBytesUnderPassphrase(bytes, typed, quick);
    expect(await openKeys(sealed, typed)).toEqual({ ok: true, value: keys });
  });

  it("go on in the first version of their document while there is nothing more, and open from it", async () => {
    const keys = await createKeys();
    const former = { kid: keys.kid, identity: keys.identity, recipient: keys.recipient, card: "c" };
    const retired = { ...former, retiredAt: "2026-09-10T09:00:00+08:00", by: "某局", reason: "更换" };
    const owner = { seatId: "00000000-0000-4000-8000-0000000000aa", createdAt: retired.retiredAt, card: "c" };
    const changed = { ...keys, former: [retired], owner };
    for (const [each, format] of [
      [keys, 1],
      [changed, 2],
      [{ ...keys, owner }, 2],
    ] as const) {
      const sealed = await sealKeys(each, "x", quick);
      expect(await openKeys(sealed, "x")).toEqual({ ok: true, value: each });
      const plain = await openAge(bytesSource(sealed), { passphrase: "x" }, "");
      const document = JSON.parse(new TextDecoder().decode(await readAll(plain ?? expect.unreachable())));
      expect(document.format).toBe(format);
    }
    const old = await sealBytesUnderPassphrase(utf8(JSON.stringify(firstDocument(keys))), "x", quick);
    expect(await openKeys(old, "x")).toEqual({ ok: true, value: keys });
  });

  it("of a newer program, or with members of another version, are refused by their own codes", async () => {
    const first = firstDocument(await createKeys());
    for (const [document, code] of [
      [{ ...first, format: 3 }, "format-unsupported"],
      [{ ...first, former: [] }, "schema-invalid"],
      [{ ...first, format: 2 }, "schema-invalid"],
      [{ ...first, kid: (await createKeys()).kid }, "schema-invalid"],
    ] as const) {
      const sealed = await sealBytesUnderPassphrase(utf8(JSON.stringify(document)), "x", quick);
      expect(await openKeys(sealed, "x")).toMatchObject({ ok: false, refusal: { code } });
    }
  });

  it("are one age file under scrypt with work factor 18 when nothing else is asked", async () => {
    const sealed = await sealKeys(await createKeys(), "x");
    expect(new TextDecoder().decode(sealed.slice(0, 60))).toMatch(
      /^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/,
    );
  });

  it("that were changed or cut are refused as damaged", async () => {
    const sealed = await sealKeys(await createKeys(), "x", quick);
    const changed = sealed.slice();
    changed[sealed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    for (const bytes of [changed, sealed.slice(0, -1), sealed.slice(0, 40), new Uint8Array(0)]) {
      expect(await openKeys(bytes, "x")).toMatchObject({ ok: false, refusal: { code: "decrypt-failed" } });
    }
  });

  it("hold a signing key, an age identity and a storage key that differ each time", async () => {
    const [one, other] = [await createKeys(), await createKeys()];
    expect(one.identity).toMatch(/^AGE-SECRET-KEY-1/);
    expect(one.recipient).toMatch(/^age1/);
    expect(Buffer.from(one.storageKey, "base64url")).toHaveLength(32);
    for (const field of ["kid", "identity", "storageKey"] as const) expect(one[field]).not.toBe(other[field]);
  });

  it("have the recipient that age-keygen gives", async () => {
    const keys = await createKeys();
    const recipient = execFileSync("age-keygen", ["-y"], {
      input: `${keys.identity}\n`,
      stdio: ["pipe", "pipe", "pipe"],
    });
    expect(recipient.toString().trim()).toBe(keys.recipient);
  });
});

describe("a card", () => {
  it("made outside has the fingerprint written there", async () => {
    expect((await checkCard(vectorBytes("bureau.jpcard"))).fingerprint).toBe("NI3O 4UA2 UBSA 5JFQ YL5R 6NAM");
    expect((await checkCard(vectorBytes("expert.jpcard"))).fingerprint).toBe("AE6T H6QO D4I3 PG5C IONV DD4L");
  });

  it("is read as it was issued", async () => {
    const { expert } = await people();
    const card = await readCard(expert.card);
    expect(card).toMatchObject({
      ok: true,
      value: { kid: expert.keys.kid, payload: { role: "expert", name: expert.name } },
    });
  });

  it("with another role has another fingerprint", async () => {
    const { expert } = await people();
    const subject = {
      role: "bureau",
      name: "",
      organisation: "",
      title: "",
      createdAt: "2026-09-01T08:00:00Z",
    } as const;
    const other = await checkCard(await issueCard(expert.keys, subject));
    expect(other.fingerprint).not.toBe((await checkCard(expert.card)).fingerprint);
  });

  it("whose key is known with another role or recipient does not fit the register", async () => {
    const { expert, second } = await people();
    const card = await checkCard(expert.card);
    expect(fitsRegister(card, [expert.trusted, second.trusted]).ok).toBe(true);
    for (const clash of [{ role: "bureau" as const }, { recipient: second.keys.recipient }]) {
      const result = fitsRegister(card, [{ ...expert.trusted, ...clash }]);
      expect(result).toMatchObject({ ok: false, refusal: { code: "card-invalid" } });
    }
  });

  async function codeOf(bytes: Bytes): Promise<string> {
    const result = await readCard(bytes);
    return result.ok ? "accepted" : result.refusal.code;
  }

  async function reissued(change: Record<string, unknown>, kid?: string): Promise<Bytes> {
    const { expert } = await people();
    const { payload } = await checkCard(expert.card);
    const changed = utf8(JSON.stringify({ ...payload, ...change }));
    return signJws(changed, "jp-card+jws", kid ?? expert.keys.kid, expert.keys.signing);
  }

  it.each([
    ["an unknown member", { more: 1 }, "card-invalid"],
    ["a missing name", { name: undefined }, "card-invalid"],
    ["another role", { role: "auditor" }, "card-invalid"],
    ["a recipient with a wrong checksum", { recipient: `age1${"q".repeat(58)}` }, "card-invalid"],
    ["a post-quantum recipient", { recipient: `age1pq1${"q".repeat(55)}` }, "card-invalid"],
    ["a later format", { format: 2 }, "format-unsupported"],
    ["an instant without a zone", { createdAt: "2026-09-01T08:00:00" }, "card-invalid"],
    ["a day that does not exist", { createdAt: "2026-02-30T08:00:00Z" }, "card-invalid"],
  ])("with %s is refused", async (_name, change, code) => {
    expect(await codeOf(await reissued(change))).toBe(code);
  });

  it("signed with another's key or under another's thumbprint is refused", async () => {
    const { expert, stranger } = await people();
    expect(await codeOf(await reissued({}, stranger.keys.kid))).toBe("card-invalid");
    const { payload } = await checkCard(expert.card);
    const forged = await signJws(
      utf8(JSON.stringify(payload)),
      "jp-card+jws",
      expert.keys.kid,
      stranger.keys.signing,
    );
    expect(await codeOf(forged)).toBe("signature-invalid");
  });

  it("with a key that is no point of the curve is refused", async () => {
    const { expert } = await people();
    const jwk = { ...expert.keys.publicJwk, x: "A".repeat(43) };
    const { thumbprintOf } = await import("../../../../shared/package/jws");
    expect(await codeOf(await reissued({ jwk }, await thumbprintOf(jwk)))).toBe("card-invalid");
  });

  it("flipped anywhere is refused", async () => {
    const { expert } = await people();
    for (let at = 0; at < expert.card.length; at += 7) {
      const flipped = expert.card.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      expect(await codeOf(flipped), `byte ${at}`).not.toBe("accepted");
    }
  });

  it("followed or preceded by anything is refused", async () => {
    const { expert } = await people();
    const text = new TextDecoder().decode(expert.card);
    for (const each of [`${text}\n`, ` ${text}`, `${text}.`, `${text}=`]) {
      expect(await codeOf(utf8(each))).toBe("signature-malformed");
    }
  });
});
