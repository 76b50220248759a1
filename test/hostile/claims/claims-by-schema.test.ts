import { describe, expect, it } from "vitest";
import { reviewClaimsSchema, taskClaimsSchema } from "../../../shared/domain/claims";
import type { RefusalCode } from "../../../shared/refusal";
import { claimsIn, putTogether, sign } from "../../fixtures/bag-workshop";
import { reviewBench, taskBench } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { misspellingsOf, placesOf, withValue, wrongTypesFor } from "../../fixtures/schema-places";
import { expectBagAnswer, expectBagRefused, expectTaskAnswer, expectTaskRefused } from "../expect-refused";

const uuid = "3333333a-3333-4333-8333-33333333333b";
const digest = "0123456789abcdef".repeat(4);
const kid = `${"A".repeat(42)}A`;
const recipient = `age1${"q".repeat(58)}`;
const at = "2026-09-02T09:00:00+08:00";

/** Claims of every form. What they say is checked after what they are. */
const taskSample = {
  ...{ format: 1, kind: "task", packageId: uuid, tagmanifestSha256: digest },
  ...{ round: { id: "r1", revision: 2 }, roundSha256: digest, bureau: { kid, recipient } },
  ...{ experts: [kid], applications: [{ id: "a1", materials: 1 }] },
  ...{ supersedes: { packageId: uuid, digest }, issuedAt: at },
};
const reviewSample = {
  ...{ format: 1, kind: "review", bundleId: uuid, tagmanifestSha256: digest },
  ...{ task: { packageId: uuid, digest }, round: { id: "r1", revision: 2 }, bureau: { kid, recipient } },
  ...{ expert: { kid, name: "甲" }, revision: 2, supersedes: { bundleId: uuid, digest } },
  reviews: [{ applicationId: "a1", state: "scored", total: 10 }],
  ...{ createdAt: at, appVersion: "1", suites: ["ES256"] },
};

/** What package-format.md says, so that the schema cannot quietly lose a claim. */
const contract = {
  task: [
    ...["format", "kind", "packageId", "tagmanifestSha256", "round", "roundSha256", "bureau", "experts"],
    ...["applications", "supersedes", "issuedAt"],
  ],
  review: [
    ...["format", "kind", "bundleId", "tagmanifestSha256", "task", "round", "bureau", "expert", "revision"],
    ...["supersedes", "reviews", "createdAt", "appVersion", "suites"],
  ],
};

async function signedTask(claims: unknown) {
  const bench = await taskBench();
  await sign(bench, (await people()).bureau.keys, claims);
  return putTogether(bench);
}

async function signedBag(claims: unknown) {
  const bench = await reviewBench();
  await sign(bench, (await people()).expert.keys, claims);
  return putTogether(bench);
}

interface Kind {
  readonly name: "task" | "review";
  readonly schema: typeof taskClaimsSchema | typeof reviewClaimsSchema;
  readonly sample: unknown;
  readonly answer: (claims: unknown, code: RefusalCode) => Promise<void>;
  readonly refused: (claims: unknown, code: RefusalCode) => Promise<void>;
}

const kinds: readonly Kind[] = [
  {
    ...{ name: "task", schema: taskClaimsSchema, sample: taskSample },
    answer: async (claims, code) => expectTaskAnswer(await signedTask(claims), code),
    refused: async (claims, code) => expectTaskRefused(await signedTask(claims), code),
  },
  {
    ...{ name: "review", schema: reviewClaimsSchema, sample: reviewSample },
    answer: async (claims, code) => expectBagAnswer(await signedBag(claims), code),
    refused: async (claims, code) => expectBagRefused(await signedBag(claims), code),
  },
];

for (const { name, schema, sample, answer, refused } of kinds) {
  const { members, objects } = placesOf(schema, sample);

  describe(`the claims of a ${name}, signed by the rightful key`, () => {
    it("are those of the contract", async () => {
      expect(Object.keys(sample as object).sort()).toEqual([...contract[name]].sort());
      const bench = await (name === "task" ? taskBench() : reviewBench());
      expect(Object.keys(claimsIn(bench)).sort()).toEqual([...contract[name]].sort());
    });

    it("pass their form as they are, and are refused for what they say", async () => {
      await answer(sample, "digest-mismatch");
    });

    const named = members.filter((place) => typeof place.path.at(-1) === "string");
    it.each(named)("without $name are refused", async ({ path }) => {
      await refused(withValue(sample, path, undefined), "claims-invalid");
    });

    it.each(members)("with $name of each wrong type are refused", async (place) => {
      const wrong = wrongTypesFor(place);
      expect(wrong.length).toBeGreaterThan(2);
      for (const value of wrong) await answer(withValue(sample, place.path, value), "claims-invalid");
    });

    const ruled = members.filter((place) => misspellingsOf(place).length > 0);
    it.each(ruled)("with $name misspelt or out of range are refused", async (place) => {
      for (const value of misspellingsOf(place))
        await answer(withValue(sample, place.path, value), "claims-invalid");
    });

    it.each(objects)("with a member more in $name are refused", async ({ path }) => {
      for (const key of ["more", "constructor", "toString"])
        await refused(withValue(sample, [...path, key], 1), "claims-invalid");
    });
  });
}
