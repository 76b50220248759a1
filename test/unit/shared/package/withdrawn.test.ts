import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import type { Bytes } from "../../../../shared/package/bytes";
import { issueCard, type TrustedCard } from "../../../../shared/package/card";
import { verifyReview } from "../../../../shared/package/verify-review";
import { verifyTask } from "../../../../shared/package/verify-task";
import { anyJws, putTogether, restore, setText, takeApart, textOf } from "../../../fixtures/bag-workshop";
import { sampleReview, sampleTask } from "../../../fixtures/packages";
import { type Person, people } from "../../../fixtures/people";

const withdrawn = ({ trusted }: Person): TrustedCard => ({ ...trusted, withdrawn: true });

type Ledger = ((digest: string) => boolean | Promise<boolean>) | undefined;

async function taskVerdict(bytes: Bytes, isInLedger?: Ledger) {
  const { bureau, expert } = await people();
  const { identity } = expert.keys;
  return verifyTask({ source: bytesSource(bytes), cards: [withdrawn(bureau)], identity, isInLedger });
}

async function reviewVerdict(bytes: Bytes, isInLedger?: Ledger) {
  const { bureau, expert } = await people();
  const cards = [bureau.trusted, withdrawn(expert)];
  const { identity } = bureau.keys;
  return verifyReview({ source: bytesSource(bytes), cards, identity, isInLedger });
}

const refused = { ok: false, refusal: { code: "signer-unknown" } };

/** Any instant that the format takes, from long before the withdrawal to long after it. */
const instants = fc
  .date({ min: new Date("1971-01-01"), max: new Date("2999-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

describe("a withdrawn card", () => {
  it("signs no task package that was not recorded, whatever it says about time", async () => {
    const { bureau } = await people();
    await fc.assert(
      fc.asyncProperty(instants, instants, async (issuedAt, createdAt) => {
        const subject = { role: "bureau", name: bureau.name, organisation: "", title: "" } as const;
        const bureauCard = await issueCard(bureau.keys, { ...subject, createdAt });
        const { bytes, digest } = await sampleTask({ issuedAt, bureauCard });
        expect(await taskVerdict(bytes)).toMatchObject(refused);
        expect(await taskVerdict(bytes, (each) => each !== digest)).toMatchObject(refused);
        expect(await taskVerdict(bytes, (each) => each === digest)).toMatchObject({ ok: true });
      }),
      { numRuns: 8 },
    );
  });

  it("signs no review bundle that was not recorded, whatever it says about time", async () => {
    const { digest: task } = await sampleTask();
    await fc.assert(
      fc.asyncProperty(instants, async (createdAt) => {
        const { bytes, digest } = await sampleReview({ digest: task }, { createdAt });
        expect(await reviewVerdict(bytes, () => false)).toMatchObject(refused);
        expect(await reviewVerdict(bytes, async (each) => each === digest)).toMatchObject({ ok: true });
      }),
      { numRuns: 15 },
    );
  });

  it("is told from an unknown one in the log alone: the code is the same", async () => {
    const { expert, bureau } = await people();
    const { bytes } = await sampleTask();
    const known = await taskVerdict(bytes);
    const { identity } = expert.keys;
    const unknown = await verifyTask({ source: bytesSource(bytes), cards: [], identity });
    expect(known).toMatchObject({ refusal: { detail: `${bureau.keys.kid} was withdrawn` } });
    expect(unknown).toMatchObject({ refusal: { code: "signer-unknown", detail: bureau.keys.kid } });
  });

  it("lets a recorded digest count only with its own signature", async () => {
    const { stranger } = await people();
    const { bytes, digest } = await sampleTask();
    const bench = await takeApart(bytes);
    const [header, payload] = textOf(bench, "signature.jws").split(".");
    const [, , another] = (await anyJws({}, {}, stranger.keys)).split(".");
    setText(bench, "signature.jws", `${header}.${payload}.${another}`);
    expect(await taskVerdict(putTogether(bench), (each) => each === digest)).toMatchObject({
      refusal: { code: "signature-invalid" },
    });
  });

  it("is believed no date of packing either", async () => {
    const { bureau } = await people();
    const bench = await takeApart((await sampleTask()).bytes);
    for (const date of ["1999-01-01", "2026-09-02", "2999-12-31"]) {
      const info = textOf(bench, "bag-info.txt").replace(/Bagging-Date: .*/, `Bagging-Date: ${date}`);
      setText(bench, "bag-info.txt", info);
      await restore(bench, bureau.keys);
      expect(await taskVerdict(putTogether(bench), () => false)).toMatchObject(refused);
      expect(await taskVerdict(putTogether(bench), () => true)).toMatchObject({ ok: true });
    }
  });

  it("still has a role and contradicts a card of its key with another one", async () => {
    const { bureau, expert } = await people();
    const { bytes } = await sampleTask();
    const asExpert: TrustedCard = { ...withdrawn(bureau), role: "expert" };
    const { identity } = expert.keys;
    const options = { source: bytesSource(bytes), cards: [asExpert], identity };
    expect(await verifyTask({ ...options, isInLedger: () => true })).toMatchObject({
      refusal: { code: "signer-role" },
    });
  });

  it("never asks the ledger about a card that stands", async () => {
    const { bureau, expert } = await people();
    const { bytes } = await sampleTask();
    const isInLedger = () => expect.unreachable();
    const options = { source: bytesSource(bytes), cards: [bureau.trusted], isInLedger };
    expect(await verifyTask({ ...options, identity: expert.keys.identity })).toMatchObject({ ok: true });
  });
});
