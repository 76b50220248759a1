import { describe, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import { claimsIn, resign, sign, takeApart } from "../../fixtures/bag-workshop";
import { bagOf, changedBag, honest } from "../../fixtures/honest";
import { ids, sampleReview } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { expectBagRefused } from "../expect-refused";

const asSigned = (change: Record<string, unknown>) =>
  changedBag((bench, expert) => resign(bench, expert.keys, change));

const a1 = { applicationId: "a1", state: "scored", total: 10 };
const a2 = { applicationId: "a2", state: "recused", total: null };
const digest = "0".repeat(64);
const supersedes = { bundleId: ids.task, digest };

describe("a claim that the expert signed and that is not true", () => {
  const cases: [string, Record<string, unknown>, RefusalCode][] = [
    ["of a later format", { format: 9 }, "format-unsupported"],
    ["of a format as a string", { format: "1" }, "claims-invalid"],
    ["of the other kind", { kind: "task" }, "claims-invalid"],
    ["of another tag manifest", { tagmanifestSha256: digest }, "digest-mismatch"],
    ["of another bundle", { bundleId: ids.task }, "cross-check"],
    ["of another round", { round: { id: "r2", revision: 1 } }, "cross-check"],
    ["of another task package", { task: { packageId: ids.review, digest } }, "cross-check"],
    ["of another total", { reviews: [{ ...a1, total: 11 }, a2] }, "cross-check"],
    ["of another state", { reviews: [{ ...a1, state: "recused", total: null }, a2] }, "cross-check"],
    [
      "of both states exchanged",
      {
        reviews: [
          { ...a2, applicationId: "a1" },
          { ...a1, applicationId: "a2" },
        ],
      },
      "cross-check",
    ],
    ["of a recusal with a total", { reviews: [a1, { ...a2, total: 5 }] }, "claims-invalid"],
    ["of a score without a total", { reviews: [{ ...a1, total: null }, a2] }, "claims-invalid"],
    ["of an unknown state", { reviews: [{ ...a1, state: "draft" }, a2] }, "claims-invalid"],
    ["of no reviews", { reviews: [] }, "cross-check"],
    ["of a missing application", { reviews: [a1] }, "cross-check"],
    ["of an application too many", { reviews: [a1, a2, { ...a1, applicationId: "a3" }] }, "cross-check"],
    ["of another application", { reviews: [a1, { ...a2, applicationId: "a3" }] }, "cross-check"],
    ["of an application twice", { reviews: [a1, a2, a1] }, "claims-invalid"],
    ["of a second revision that supersedes nothing", { revision: 2 }, "cross-check"],
    ["of a first revision that supersedes a bundle", { supersedes }, "cross-check"],
    ["of revision 0", { revision: 0 }, "claims-invalid"],
    ["of no suites", { suites: [] }, "cross-check"],
    ["of a suite more", { suites: ["ES256", "ML-DSA-65"] }, "cross-check"],
    ["of another suite", { suites: ["none"] }, "cross-check"],
    ["of a suite twice", { suites: ["ES256", "ES256"] }, "cross-check"],
    ["of a negative total", { reviews: [{ ...a1, total: -10 }, a2] }, "claims-invalid"],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectBagRefused(await asSigned(change), code);
  });

  it("of another bureau's key, recipient or both is refused as for someone else", async () => {
    const { otherBureau, bureau } = await people();
    const { kid, recipient } = bureau.keys;
    for (const named of [
      { kid: otherBureau.keys.kid, recipient: otherBureau.keys.recipient },
      { kid: otherBureau.keys.kid, recipient },
      { kid, recipient: otherBureau.keys.recipient },
    ]) {
      await expectBagRefused(await asSigned({ bureau: named }), "wrong-recipient");
    }
  });

  it("of another expert's key or name is refused", async () => {
    const { second, expert, bureau } = await people();
    for (const named of [
      { kid: second.keys.kid, name: expert.name },
      { kid: expert.keys.kid, name: second.name },
      { kid: second.keys.kid, name: second.name },
      { kid: bureau.keys.kid, name: expert.name },
      { kid: expert.keys.kid, name: "" },
    ]) {
      await expectBagRefused(await asSigned({ expert: named }), "cross-check");
    }
  });
});

describe("claims of another bundle", () => {
  it("stale ones, of an earlier export of this very bundle, are refused", async () => {
    const earlier = await sampleReview((await honest()).task, { createdAt: "2026-10-07T15:00:00+08:00" });
    const stale = claimsIn(await takeApart(await bagOf(earlier.bytes)));
    const bytes = await changedBag((bench, expert) => sign(bench, expert.keys, stale));
    await expectBagRefused(bytes, "digest-mismatch");
  });

  it("with their whole signature put into this one are refused", async () => {
    const other = await sampleReview((await honest()).task, { bundleId: ids.task });
    const { files } = await takeApart(await bagOf(other.bytes));
    const bytes = await changedBag((bench) => {
      bench.files.set("signature.jws", files.get("signature.jws") ?? utf8(""));
    });
    await expectBagRefused(bytes, "digest-mismatch");
  });

  it("of a task package, signed by the expert, are refused", async () => {
    const { taskBench } = await honest();
    const bytes = await changedBag((bench, expert) => sign(bench, expert.keys, claimsIn(taskBench)));
    await expectBagRefused(bytes, "claims-invalid");
  });
});

describe("the signer of a bundle", () => {
  it("who is a bureau is refused for the role", async () => {
    const { bureau } = await people();
    await expectBagRefused(await changedBag((bench) => resign(bench, bureau.keys)), "signer-role");
  });

  it("whom nobody accepted is refused", async () => {
    const { stranger, otherBureau } = await people();
    for (const { keys } of [stranger, otherBureau])
      await expectBagRefused(await changedBag((bench) => resign(bench, keys)), "signer-unknown");
  });

  it("who takes another expert's bundle for the own is refused", async () => {
    const { second } = await people();
    await expectBagRefused(await changedBag((bench) => resign(bench, second.keys)), "cross-check");
    const renamed = { expert: { kid: second.keys.kid, name: second.name } };
    const withCard = await changedBag(async (bench) => {
      bench.files.set("expert.jpcard", second.card);
      await resign(bench, second.keys, renamed);
    });
    // Declaration and reviews still name their author.
    await expectBagRefused(withCard, "cross-check");
  });
});
