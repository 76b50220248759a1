import { describe, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import { claimsIn, resign, sign, takeApart } from "../../fixtures/bag-workshop";
import { changedTask, honest } from "../../fixtures/honest";
import { ids, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { expectTaskRefused } from "../expect-refused";

const asSigned = (change: Record<string, unknown>) =>
  changedTask((bench, bureau) => resign(bench, bureau.keys, change));

const a1 = { id: "a1", materials: 1 };
const a2 = { id: "a2", materials: 1 };
const digest = "0".repeat(64);

describe("a claim that the bureau signed and that is not true", () => {
  const cases: [string, Record<string, unknown>, RefusalCode][] = [
    ["of a later format", { format: 2 }, "format-unsupported"],
    ["of a format to come", { format: 2 ** 31 }, "format-unsupported"],
    ["of format 0", { format: 0 }, "format-unsupported"],
    ["of half a format", { format: 1.5 }, "claims-invalid"],
    ["of a format as a string", { format: "1" }, "claims-invalid"],
    ["of the other kind", { kind: "review" }, "claims-invalid"],
    ["of another tag manifest", { tagmanifestSha256: digest }, "digest-mismatch"],
    ["of another package", { packageId: ids.review }, "cross-check"],
    ["of another round", { round: { id: "r2", revision: 1 } }, "cross-check"],
    ["of another revision, which supersedes nothing", { round: { id: "r1", revision: 2 } }, "cross-check"],
    [
      "of another revision, which supersedes a package",
      { round: { id: "r1", revision: 2 }, supersedes: { packageId: ids.review, digest } },
      "cross-check",
    ],
    [
      "of a first revision that supersedes a package",
      { supersedes: { packageId: ids.review, digest } },
      "cross-check",
    ],
    ["of a round.json with another digest", { roundSha256: digest }, "cross-check"],
    ["of no experts", { experts: [] }, "cross-check"],
    ["of no applications", { applications: [] }, "cross-check"],
    ["of fewer applications", { applications: [a1] }, "cross-check"],
    ["of more applications", { applications: [a1, a2, { id: "a3", materials: 0 }] }, "cross-check"],
    ["of other applications", { applications: [a1, { ...a2, id: "a3" }] }, "cross-check"],
    ["of more materials", { applications: [a1, { ...a2, materials: 2 }] }, "cross-check"],
    ["of fewer materials", { applications: [a1, { ...a2, materials: 0 }] }, "cross-check"],
    [
      "of as many materials, divided otherwise",
      {
        applications: [
          { ...a1, materials: 2 },
          { ...a2, materials: 0 },
        ],
      },
      "cross-check",
    ],
    ["of an application twice", { applications: [a1, a1] }, "claims-invalid"],
    ["of revision 0", { round: { id: "r1", revision: 0 } }, "claims-invalid"],
    [
      "of more materials than a number holds",
      { applications: [a1, { ...a2, materials: 2 ** 53 }] },
      "claims-invalid",
    ],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectTaskRefused(await asSigned(change), code);
  });

  it("of an expert less, more, twice or other is refused", async () => {
    const { expert, second, stranger } = await people();
    const [one, two, other] = [expert, second, stranger].map(({ keys }) => keys.kid);
    for (const experts of [[one], [one, two, other], [one, other]])
      await expectTaskRefused(await asSigned({ experts }), "cross-check");
    await expectTaskRefused(await asSigned({ experts: [one, two, one] }), "claims-invalid");
  });

  it("of the bureau as one of the experts is refused", async () => {
    const { expert, second, bureau } = await people();
    const experts = [expert, second, bureau].map(({ keys }) => keys.kid);
    await expectTaskRefused(await asSigned({ experts }), "cross-check");
  });

  it("of another bureau's key, recipient or both is refused", async () => {
    const { otherBureau, bureau } = await people();
    const { kid, recipient } = bureau.keys;
    for (const named of [
      { kid: otherBureau.keys.kid, recipient },
      { kid, recipient: otherBureau.keys.recipient },
      { kid: otherBureau.keys.kid, recipient: otherBureau.keys.recipient },
    ]) {
      await expectTaskRefused(await asSigned({ bureau: named }), "cross-check");
    }
  });

  it("of an expert's recipient as the bureau's is refused", async () => {
    const { bureau, expert } = await people();
    const named = { kid: bureau.keys.kid, recipient: expert.keys.recipient };
    await expectTaskRefused(await asSigned({ bureau: named }), "cross-check");
  });
});

describe("claims of another package", () => {
  it("stale ones, of an earlier issue of this very package, are refused", async () => {
    const earlier = await sampleTask({ issuedAt: "2026-09-01T09:00:00+08:00" });
    const bytes = await changedTask((bench, bureau) => sign(bench, bureau.keys, earlier.claims));
    await expectTaskRefused(bytes, "digest-mismatch");
  });

  it("with their whole signature put into this one are refused", async () => {
    const other = await takeApart((await sampleTask({ packageId: ids.review })).bytes);
    const signature = other.files.get("signature.jws") ?? utf8("");
    const bytes = await changedTask((bench) => void bench.files.set("signature.jws", signature));
    await expectTaskRefused(bytes, "digest-mismatch");
  });

  it("of a bundle, signed by the bureau, are refused", async () => {
    const { reviewBench } = await honest();
    const bytes = await changedTask((bench, bureau) => sign(bench, bureau.keys, claimsIn(reviewBench)));
    await expectTaskRefused(bytes, "claims-invalid");
  });
});

describe("the signer of a task package", () => {
  it("who is an accepted expert is refused for the role", async () => {
    const { expert } = await people();
    await expectTaskRefused(await changedTask((bench) => resign(bench, expert.keys)), "signer-role");
  });

  it("whom nobody accepted is refused", async () => {
    const { stranger, otherBureau } = await people();
    for (const { keys } of [stranger, otherBureau])
      await expectTaskRefused(await changedTask((bench) => resign(bench, keys)), "signer-unknown");
  });
});
