import { describe, expect, it } from "vitest";
import { sealBytes } from "../../../../shared/package/age-seal";
import { bytesSource } from "../../../../shared/package/byte-source";
import { type Bytes, utf8 } from "../../../../shared/package/bytes";
import { checkCard, issueCard } from "../../../../shared/package/card";
import { readSignerStatement } from "../../../../shared/package/signer-statement";
import { vectorBytes } from "../../../contract/vectors";
import { putTogether, setText, takeApart, type Workbench } from "../../../fixtures/bag-workshop";
import { sampleReview, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import expected from "../../../vectors/expected.json";

const text = (bytes: Bytes) => new TextDecoder().decode(bytes);

async function statementOf(bytes: Uint8Array, identity?: string) {
  const result = await readSignerStatement(bytesSource(bytes), identity);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** A task package whose files were changed; nothing is signed anew. */
async function changedTask(change: (bench: Workbench) => void): Promise<Bytes> {
  const bench = await takeApart((await sampleTask()).bytes);
  change(bench);
  return putTogether(bench);
}

describe("what a package says about its signer", () => {
  it("is the enclosed card of the bureau, in a task package made outside too", async () => {
    const { bureau } = await people();
    const own = await statementOf((await sampleTask()).bytes);
    expect(own).toMatchObject({ expects: "bureau", kid: bureau.keys.kid });
    expect(own.card).toEqual(await checkCard(bureau.card));
    const outside = await statementOf(vectorBytes("small.jptask"));
    expect(outside.card?.fingerprint).toBe(expected["bureau.jpcard"].fingerprint);
  });

  it("is the enclosed card of the expert in a bundle, for the bureau alone", async () => {
    const { bureau, expert, otherBureau } = await people();
    const { bytes } = await sampleReview({ digest: "0".repeat(64) });
    const seen = await statementOf(bytes, bureau.keys.identity);
    expect(seen).toMatchObject({ expects: "expert", kid: expert.keys.kid });
    expect(seen.card?.payload.name).toBe(expert.name);
    const source = bytesSource(bytes);
    expect(await readSignerStatement(source, otherBureau.keys.identity)).toMatchObject({
      refusal: { code: "wrong-recipient" },
    });
    expect(await readSignerStatement(source)).toMatchObject({ refusal: { code: "not-a-package" } });
  });

  it("keeps the role that the card gives, which may be the wrong one", async () => {
    const { bureau } = await people();
    const subject = { role: "expert", name: "某", organisation: "", title: "" } as const;
    const card = await issueCard(bureau.keys, { ...subject, createdAt: "2026-09-01T08:00:00Z" });
    const seen = await statementOf(await changedTask(({ files }) => files.set("bureau.jpcard", card)));
    expect(seen).toMatchObject({ expects: "bureau", card: { payload: { role: "expert" } } });
  });

  it("is nothing where the card is another's, does not hold, or is no card", async () => {
    const { otherBureau, bureau } = await people();
    const cut = text(bureau.card).slice(0, -4);
    for (const card of [otherBureau.card, utf8(`${cut}AAAA`), utf8("{}"), utf8("")]) {
      const seen = await statementOf(await changedTask(({ files }) => files.set("bureau.jpcard", card)));
      expect(seen).toEqual({ expects: "bureau", kid: bureau.keys.kid, card: null });
    }
  });

  it("is nothing where the signature is not that of the card's key, though it names it", async () => {
    const { bureau } = await people();
    const bytes = await changedTask((bench) => {
      const [header, , signature] = text(bench.files.get("signature.jws") ?? utf8("")).split(".");
      setText(bench, "signature.jws", `${header}.${Buffer.from("{}").toString("base64url")}.${signature}`);
    });
    expect(await statementOf(bytes)).toEqual({ expects: "bureau", kid: bureau.keys.kid, card: null });
  });

  it("is refused where there is no signature, no archive or no bundle to read", async () => {
    const { bureau } = await people();
    const unsigned = await changedTask(({ files }) => files.delete("signature.jws"));
    const cases: [Bytes, string][] = [
      [unsigned, "signature-missing"],
      [utf8("%PDF-1.7"), "not-a-package"],
      [await sealBytes(utf8("PK nothing"), bureau.keys.recipient), "archive-malformed"],
      [(await sampleTask()).bytes.slice(0, -10), "archive-malformed"],
    ];
    for (const [bytes, code] of cases) {
      const result = await readSignerStatement(bytesSource(bytes), bureau.keys.identity);
      expect(result).toMatchObject({ ok: false, refusal: { code } });
    }
  });
});
