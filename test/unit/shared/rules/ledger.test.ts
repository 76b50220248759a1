import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Ledger,
  type LedgerBundle,
  lineOf,
  rule,
  settle,
  standingOf,
} from "../../../../shared/rules/ledger";
import { dispositionWords, reasonFor } from "../../../../shared/rules/ledger-words";

const at = "2026-10-09T09:00:00+08:00";
const line = { bureauKid: "B", roundId: "r1", expertKid: "E" };

/** A bundle whose name says all: `2a<1a` is of revision 2, called `2a`, and says that it supersedes `1a`. */
function bundle(name: string, more: Partial<LedgerBundle> = {}): LedgerBundle {
  const [digest = "", named] = name.split("<");
  const supersedes = named === undefined ? null : { digest: named, bundleId: `id-${named}` };
  const own = { digest, bundleId: `id-${digest}`, revision: Number.parseInt(digest, 10), supersedes };
  return { ...line, ...own, roundRevision: 1, faulty: false, ...more };
}

const empty: Ledger = { bundles: [], decisions: [] };
const take = (ledger: Ledger, taken: LedgerBundle): Ledger =>
  rule(ledger, taken).disposition === "duplicate"
    ? ledger
    : { ...ledger, bundles: [...ledger.bundles, taken] };
const ledgerOf = (...names: string[]) => names.map((name) => bundle(name)).reduce(take, empty);
const countingIn = (ledger: Ledger) => standingOf(lineOf(ledger, line)).counting;

function decided(ledger: Ledger, chosen: string, reason = "专家来电确认"): Ledger {
  const decision = settle(lineOf(ledger, line), { chosen, reason, at });
  if (!decision.ok) throw new Error(decision.refusal.code);
  return { ...ledger, decisions: [...ledger.decisions, decision.value] };
}

/** What becomes of a bundle in a ledger, as disposition, cause and what counts afterwards. */
const outcomeOf = (ledger: Ledger, taken: LedgerBundle) => {
  const { disposition, cause, after } = rule(ledger, taken);
  return [dispositionWords[disposition], cause, after.counting];
};

describe("a bundle is", () => {
  it.each([
    ["the first", [], "1a", ["新增", "first", "1a"]],
    ["the same again", ["1a"], "1a", ["重复", "same", "1a"]],
    ["the next revision", ["1a"], "2a<1a", ["取代", "next", "2a"]],
    ["the same as one superseded", ["1a", "2a<1a"], "1a", ["重复", "same", "2a"]],
    ["one that a newer one names", ["2a<1a"], "1a", ["取代", "late", "2a"]],
    ["the link that was missing", ["1a", "3a<2a"], "2a<1a", ["取代", "late", "3a"]],
    ["a link, with another still missing", ["3a<2a"], "2a<1a", ["取代", "late", null]],
    ["another first", ["1a"], "1b", ["冲突", "twin", null]],
    ["another of a revision superseded since", ["1a", "2a<1a"], "1b", ["冲突", "twin", null]],
    ["a second one that follows the same", ["1a", "2a<1a"], "2b<1a", ["冲突", "twin", null]],
    ["one that names what never came", ["1a"], "2a<1x", ["冲突", "missing", null]],
    ["the first to come, but not the first made", [], "2a<1a", ["冲突", "missing", null]],
    ["one that skips a revision", ["1a"], "3a<1a", ["冲突", "skips", null]],
    ["a first one among later ones that do not name it", ["2a<1x"], "1a", ["冲突", "unconnected", null]],
    ["the next of one that waits for a decision", ["2a<1a"], "3a<2a", ["取代", "next", null]],
  ])("%s", (_, there, taken, outcome) => {
    expect(outcomeOf(ledgerOf(...there), bundle(taken))).toEqual(outcome);
  });

  it("a conflict where name and digest of what it supersedes disagree", () => {
    const taken = bundle("2a", { supersedes: { digest: "1a", bundleId: "another" } });
    expect(outcomeOf(ledgerOf("1a"), taken)).toEqual(["冲突", "misnamed", null]);
  });

  it("the next for a newer revision of the round, and a conflict for an older one", () => {
    const newer = bundle("2a<1a", { roundRevision: 2 });
    expect(outcomeOf(ledgerOf("1a"), newer)).toEqual(["取代", "next", "2a"]);
    const ledger = take(take(empty, bundle("1a", { roundRevision: 2 })), bundle("1a"));
    expect(outcomeOf(ledger, bundle("2a<1a"))).toEqual(["冲突", "backwards", null]);
  });

  it.each([{ expertKid: "F" }, { roundId: "r2" }, { bureauKid: "C" }])(
    "never compared with those of another line: %o",
    (other) => {
      const ledger = ledgerOf("1a", "2a<1a");
      expect(outcomeOf(ledger, bundle("1b", other))).toEqual(["新增", "first", "1b"]);
      expect(outcomeOf(ledger, bundle("3a<2a", other))).toEqual(["冲突", "elsewhere", null]);
      expect(countingIn(take(ledger, bundle("3a<2a", other)))).toBe("2a");
    },
  );

  it("nothing that counts once it was found to contradict its task, but what supersedes it is", () => {
    const ledger = take(empty, bundle("1a", { faulty: true }));
    expect(standingOf(ledger)).toEqual({ counting: null, open: true, contenders: [] });
    expect(outcomeOf(ledger, bundle("2a<1a"))).toEqual(["取代", "next", "2a"]);
  });
});

describe("a person", () => {
  const forked = ledgerOf("1a", "2a<1a", "2b<1a");

  it("is asked about the ends of a line alone", () => {
    expect(standingOf(forked)).toEqual({ counting: null, open: true, contenders: ["2a", "2b"] });
    expect(standingOf(ledgerOf("1a", "2a<1a"))).toEqual({ counting: "2a", open: false, contenders: [] });
  });

  it("decides which counts, keeps both, and can decide anew", () => {
    const ledger = decided(forked, "2b");
    expect(standingOf(ledger)).toMatchObject({ counting: "2b", open: false });
    expect(ledger.bundles).toEqual(forked.bundles);
    expect(ledger.decisions).toEqual([
      { ...line, chosen: "2b", known: ["1a", "2a", "2b"], reason: "专家来电确认", at },
    ]);
    const again = decided(ledger, "2a", "专家更正");
    expect(standingOf(again).counting).toBe("2a");
    expect(again.decisions.length).toBe(2);
  });

  it("gives a reason, and chooses what stands to choice", () => {
    const attempt = (chosen: string, reason: string) => settle(forked, { chosen, reason, at });
    expect(attempt("2a", "  \n")).toMatchObject({ refusal: { code: "internal" } });
    expect(attempt("1a", "更好")).toMatchObject({ refusal: { code: "conflict" } });
    expect(attempt("9z", "更好")).toMatchObject({ refusal: { code: "conflict" } });
  });

  it("need not decide about what plainly follows the choice", () => {
    expect(outcomeOf(decided(forked, "2b"), bundle("3b<2b"))).toEqual(["取代", "next", "3b"]);
    expect(outcomeOf(take(decided(forked, "2b"), bundle("3b<2b")), bundle("4b<3b"))).toEqual([
      ...["取代", "next", "4b"],
    ]);
    expect(outcomeOf(decided(ledgerOf("3a<2a", "4c<3c"), "3a"), bundle("4a<3a"))).toEqual([
      "取代",
      "next",
      "4a",
    ]);
    expect(outcomeOf(decided(ledgerOf("2a<1a", "2b<1a"), "2b"), bundle("1a"))).toEqual([
      "取代",
      "late",
      "2b",
    ]);
  });

  it("need not decide about a late forerunner of what was set aside, nor about its twin that follows the choice", () => {
    const ledger = decided(ledgerOf("1a", "3b<2c"), "1a");
    expect(outcomeOf(ledger, bundle("2c<1b"))).toEqual(["取代", "late", "1a"]);
    expect(outcomeOf(take(ledger, bundle("2c<1b")), bundle("2x<1a"))).toEqual(["取代", "next", "2x"]);
  });

  it("is asked again about what follows the bundle that was set aside, and about another twin", () => {
    expect(outcomeOf(decided(forked, "2b"), bundle("3a<2a"))).toEqual(["冲突", "set-aside", null]);
    expect(outcomeOf(decided(forked, "2b"), bundle("2c<1a"))).toEqual(["冲突", "twin", null]);
  });

  it("is asked again where a link that came late makes the choice superseded", () => {
    const ledger = decided(ledgerOf("1a", "3a<2a"), "1a");
    expect(countingIn(ledger)).toBe("1a");
    const later = take(ledger, bundle("2a<1a"));
    expect(standingOf(later)).toEqual({ counting: null, open: true, contenders: ["3a", "1a"] });
    expect(reasonFor(bundle("2a<1a"), rule(ledger, bundle("2a<1a")))).toContain("重新确认");
    expect(countingIn(decided(later, "1a"))).toBe("1a");
    expect(countingIn(decided(later, "3a"))).toBe("3a");
  });

  it("may take a bundle whose forerunner never came", () => {
    const ledger = ledgerOf("2a<1a");
    expect(standingOf(ledger).contenders).toEqual(["2a"]);
    expect(countingIn(decided(ledger, "2a"))).toBe("2a");
  });
});

/** Up to twelve bundles of one line: of four revisions, each from the second on after some bundle of the one before. */
const someBundles = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c")),
    {
      selector: ([revision, own]) => `${revision}${own}`,
      maxLength: 12,
    },
  )
  .map((made) =>
    made.map(([revision, own, before]) =>
      bundle(revision === 1 ? `1${own}` : `${revision}${own}<${revision - 1}${before}`),
    ),
  );

const arrivals = someBundles.chain((bundles) =>
  fc.record({
    bundles: fc.constant(bundles),
    one: fc.shuffledSubarray(bundles, { minLength: bundles.length }),
    other: fc.shuffledSubarray(bundles, { minLength: bundles.length }),
  }),
);

/** A line with decisions in between, as it came to be: every step's ledger. */
const histories = fc
  .tuple(arrivals, fc.array(fc.option(fc.nat(5)), { minLength: 12, maxLength: 12 }))
  .map(([{ one }, picks]) => {
    const steps = [empty];
    for (const [index, taken] of one.entries()) {
      const ledger = take(steps.at(-1) ?? empty, taken);
      const { contenders } = standingOf(ledger);
      const pick = picks[index];
      const chosen = typeof pick === "number" && contenders[pick % Math.max(1, contenders.length)];
      steps.push(ledger, chosen ? decided(ledger, chosen) : ledger);
    }
    return steps;
  });

describe("whatever comes", () => {
  it("the order of arrival changes neither what counts nor what is to be decided", () => {
    fc.assert(
      fc.property(arrivals, ({ one, other }) => {
        const [first, second] = [one.reduce(take, empty), other.reduce(take, empty)].map(standingOf);
        expect(second?.counting).toBe(first?.counting);
        expect(second?.open).toBe(first?.open);
        expect([...(second?.contenders ?? [])].sort()).toEqual([...(first?.contenders ?? [])].sort());
      }),
    );
  });

  it("of a chain of revisions the last one counts in the end", () => {
    const chain = ["1a", "2a<1a", "3a<2a", "4a<3a", "5a<4a"].map((name) => bundle(name));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(chain, { minLength: chain.length }),
        (shuffled) => countingIn(shuffled.reduce(take, empty)) === "5a",
      ),
    );
  });

  it("one bundle of a line counts, or a person is asked: never two, and never one that is superseded", () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const ledger of steps) {
          const { counting, open, contenders } = standingOf(ledger);
          expect(open).toBe(counting === null && ledger.bundles.length > 0);
          if (open) expect(contenders.length).toBeGreaterThan(0);
          if (counting === null) continue;
          const own = ledger.bundles.filter((each) => each.digest === counting);
          expect(own.length).toBe(1);
          const isDecided = ledger.decisions.some((each) => each.chosen === counting);
          const isSuperseded = ledger.bundles.some((each) => each.supersedes?.digest === counting);
          expect(isDecided || !isSuperseded).toBe(true);
        }
      }),
    );
  });

  it("a decision makes its choice count; nothing is ever removed", () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const [index, ledger] of steps.entries()) {
          const before = steps[index - 1] ?? empty;
          expect(ledger.bundles.slice(0, before.bundles.length)).toEqual(before.bundles);
          expect(ledger.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
          if (ledger.decisions.length > before.decisions.length)
            expect(countingIn(ledger)).toBe(ledger.decisions.at(-1)?.chosen);
        }
      }),
    );
  });

  it("重复 changes nothing", () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const ledger = steps.at(-1) ?? empty;
        for (const each of ledger.bundles) {
          const { disposition, changes, after } = rule(ledger, { ...each });
          expect([disposition, changes, after]).toEqual(["duplicate", false, standingOf(ledger)]);
          expect(take(ledger, each)).toBe(ledger);
        }
      }),
    );
  });

  it("the disposition says what happened", () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const ledger = steps.at(-1) ?? empty;
        for (const name of ["1x", "2x<1a", "2x<1x", "3x<2b", "4x<3a", "5x<4a"]) {
          const taken = bundle(name);
          const { disposition, cause, after } = rule(ledger, taken);
          if (disposition === "added") expect(after.counting).toBe(taken.digest);
          if (disposition === "conflict") expect(after.open).toBe(true);
          if (cause === "late") expect(after.counting).not.toBe(taken.digest);
          if (cause === "next") expect(after.open || after.counting === taken.digest).toBe(true);
          expect(reasonFor(taken, rule(ledger, taken))).toMatch(/^[^A-Za-z?]{10,}。$/u);
        }
      }),
    );
  });
});
