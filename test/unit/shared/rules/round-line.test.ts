import { describe, expect, it } from "vitest";
import type { ReturnsDocument } from "../../../../shared/domain/returns";
import { openReturn } from "../../../../shared/rules/returned";
import {
  type KnownRevision,
  newestRevision,
  placeInLine,
  type RevisionName,
} from "../../../../shared/rules/round-line";

const revision = (number: number, letter = "a", chosen = 0): KnownRevision => ({
  packageId: `p${number}${letter}`,
  digest: `d${number}${letter}`,
  revision: number,
  chosen,
});
const [one, two, three, four] = [revision(1), revision(2), revision(3), revision(4)];
const chosen = revision(1, "b", 1);
const replacing = (name: RevisionName, before: RevisionName | null) => ({ ...name, supersedes: before });

describe("a package in the line of its round (package-format, task package)", () => {
  it.each([
    ["the first one", replacing(one, null), [], { place: "next", from: null, skipped: false }],
    [
      "a later one at a desk that has none",
      replacing(three, two),
      [],
      { place: "next", from: null, skipped: false },
    ],
    ["the next one", replacing(two, one), [one], { place: "next", from: one, skipped: false }],
    [
      "the next one after several",
      replacing(three, two),
      [one, two],
      { place: "next", from: two, skipped: false },
    ],
    ["one that skips others", replacing(four, three), [one], { place: "next", from: one, skipped: true }],
    [
      "one that replaces the newest, though numbers were left out",
      replacing(four, one),
      [one],
      { place: "next", from: one, skipped: false },
    ],
    ["the same again", replacing(two, one), [one, two], { place: "already", by: two }],
    ["an older one, known", replacing(one, null), [one, two], { place: "already", by: one }],
    ["an older one that arrives late", replacing(two, one), [one, three], { place: "superseded", by: three }],
    [
      "another of the same revision",
      replacing(revision(2, "b"), one),
      [one, two],
      { place: "conflict", by: two, why: "same-revision" },
    ],
    [
      "another of an older revision",
      replacing(revision(1, "b"), null),
      [one, two],
      { place: "superseded", by: two },
    ],
    [
      "another under the same id",
      replacing({ ...three, packageId: two.packageId }, two),
      [one, two],
      { place: "conflict", by: two, why: "same-id" },
    ],
    [
      "another of the same revision and id",
      replacing({ ...two, digest: "dx" }, one),
      [one, two],
      { place: "conflict", by: two, why: "same-id" },
    ],
    [
      "one that names another predecessor",
      replacing(two, revision(1, "b")),
      [one],
      { place: "conflict", by: one, why: "other-line" },
    ],
    [
      "one that names the predecessor's id with another digest",
      replacing(two, { ...one, digest: "dx" }),
      [one],
      { place: "conflict", by: one, why: "other-line" },
    ],
    [
      "one that goes on from an older one",
      replacing(three, one),
      [one, two],
      { place: "conflict", by: two, why: "other-line" },
    ],
    ["one that was left for another", replacing(one, null), [one, chosen], { place: "left", by: chosen }],
    ["the one that was chosen", replacing(chosen, null), [one, chosen], { place: "already", by: chosen }],
    [
      "one that was left, under a newer revision",
      replacing(one, null),
      [one, chosen, two],
      { place: "already", by: one },
    ],
    [
      "a third of the same revision",
      replacing(revision(1, "c"), null),
      [one, chosen],
      { place: "conflict", by: chosen, why: "same-revision" },
    ],
    [
      "the next one of the chosen one",
      replacing(two, chosen),
      [one, chosen],
      { place: "next", from: chosen, skipped: false },
    ],
    [
      "the next one of the one that was left",
      replacing(two, one),
      [one, chosen],
      { place: "conflict", by: chosen, why: "other-line" },
    ],
  ] as const)("%s", (_what, arriving, known, place) => {
    expect(placeInLine(arriving, known)).toEqual(place);
    expect(placeInLine(arriving, [...known].reverse())).toEqual(place);
  });
});

describe("the package that work goes on in", () => {
  it.each([
    ["is of the newest revision, whatever was chosen before", [chosen, two], two],
    [
      "is the one that was chosen last of its revision",
      [one, revision(1, "c", 2), chosen],
      revision(1, "c", 2),
    ],
    ["is none where none is here", [], null],
  ])("%s", (_what, known, newest) => {
    expect(newestRevision(known)).toEqual(newest);
    expect(newestRevision([...known].reverse())).toEqual(newest);
  });
});

describe("a return (退回)", () => {
  const entry = (bundleId: string, applicationIds: string[], note: string, at: string) => ({
    ...{ bundleId, digest: "0".repeat(64), applicationIds, note, at },
  });
  const returns: ReturnsDocument = {
    format: 1,
    returns: [
      entry("b2", ["a1"], "请补依据", "2026-10-12T09:00:00+08:00"),
      entry("b1", ["a1", "a2"], "旧的", "2026-10-10T09:00:00+08:00"),
    ],
  };
  const bundles = [
    { bundleId: "b1", seals: [{ applicationId: "a1", number: 1 }] },
    { bundleId: "b2", seals: [{ applicationId: "a1", number: 2 }] },
  ];
  const work = (applicationId: string, sealNumber: number | null, sealedSince = false) => ({
    ...{ applicationId, sealNumber, sealedSince },
  });
  const open = { note: "请补依据", at: "2026-10-12T09:00:00+08:00" };

  it.each([
    ["shows its newest note while the seal that was sent back stands", work("a1", 2), open],
    ["shows it while the review is open", work("a1", null), open],
    ["is answered by a newer seal", work("a1", 3), null],
    ["is not answered by a seal older than the one sent back", work("a1", 1, true), open],
    ["of another application says nothing", work("a3", 1), null],
    [
      "of an unknown bundle's review stays until a seal is made",
      work("a2", 1),
      { note: "旧的", at: returns.returns[1]?.at },
    ],
    ["of an unknown bundle's review is answered by a seal made since", work("a2", 1, true), null],
  ])("%s", (_what, standing, shown) => {
    expect(openReturn(returns, standing, bundles)).toEqual(shown);
  });

  it("is nothing where nothing was sent back", () => {
    expect(openReturn(null, work("a1", 1), bundles)).toBeNull();
  });
});
