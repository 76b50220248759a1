import { type Result, refuse } from "../refusal";

/** The five dispositions in the order in which they are named. */
export const dispositions = ["added", "duplicate", "superseding", "conflict", "refused"] as const;

/** What the bureau does with a bundle: 新增 重复 取代 冲突 拒绝 (package-format, "Review bundle"). */
export type Disposition = (typeof dispositions)[number];

/** The round and the expert that a bundle is of. Only bundles of one line are ever compared with one another. */
export interface LineName {
  readonly bureauKid: string;
  readonly roundId: string;
  readonly expertKid: string;
}

/** What the ledger goes by: the claims of a bundle that passed every check. */
export interface LedgerBundle extends LineName {
  readonly digest: string;
  readonly bundleId: string;
  /** Of the round that it answers. */
  readonly roundRevision: number;
  /** Its own: 1 for the expert's first of a round. */
  readonly revision: number;
  readonly supersedes: { readonly bundleId: string; readonly digest: string } | null;
  /** Whether it was found to contradict its task package after it was recorded. Such a bundle never counts. */
  readonly faulty: boolean;
}

/** What a person decided about a line, once. Later decisions stand beside the earlier ones. */
export interface LedgerDecision extends LineName {
  /** The digest of the bundle that counts. */
  readonly chosen: string;
  /** The digests of all bundles of the line that were there, the chosen one among them. */
  readonly known: readonly string[];
  readonly reason: string;
  /** An instant. */
  readonly at: string;
}

/** Everything recorded, in any order; of the decisions the oldest first. */
export interface Ledger {
  readonly bundles: readonly LedgerBundle[];
  readonly decisions: readonly LedgerDecision[];
}

/** How a line stands. It follows from what is recorded, never from the order in which that came. */
export interface Standing {
  /** The digest of the one bundle that counts; `null` where none came, or a person has to decide first. */
  readonly counting: string | null;
  /** Whether a person has to decide. */
  readonly open: boolean;
  /** The digests that a person may choose among: while it is open, and to decide anew. */
  readonly contenders: readonly string[];
}

/** Why a bundle became what it became. `ledger-words.ts` has the sentences. */
export type RulingCause =
  | "first"
  | "same"
  | "next"
  | "late"
  | "twin"
  | "missing"
  | "skips"
  | "misnamed"
  | "backwards"
  | "elsewhere"
  | "set-aside"
  | "unconnected";

/** What becomes of a bundle that passed every check. */
export interface Ruling {
  readonly disposition: Exclude<Disposition, "refused">;
  readonly cause: RulingCause;
  /** The recorded bundle that the cause is about: the same one, the one superseded, the one that supersedes, the twin. */
  readonly other: LedgerBundle | null;
  /** How its line stands with it. */
  readonly after: Standing;
  /** Whether its line's standing was another before. */
  readonly changes: boolean;
}

/** The part of the ledger about one expert in one round. */
export function lineOf(ledger: Ledger, name: LineName): Ledger {
  const isOfLine = (each: LineName) =>
    each.bureauKid === name.bureauKid && each.roundId === name.roundId && each.expertKid === name.expertKid;
  return { bundles: ledger.bundles.filter(isOfLine), decisions: ledger.decisions.filter(isOfLine) };
}

/**
 * How a line stands. Without a decision the end of its one whole chain counts, from revision 1 on without a gap. After a
 * decision the chosen bundle counts, then what plainly follows it; whatever else comes asks the person again.
 */
export function standingOf(line: Ledger): Standing {
  const { bundles, decisions } = line;
  const decision = decisions.at(-1);
  const tips = bundles.filter((each) => !nextOf(each, bundles));
  const end = decision ? endAfter(decision, bundles) : endOfChain(bundles, tips);
  const counting = end && !end.faulty ? end.digest : null;
  const open = counting === null && bundles.length > 0;
  const choices = new Set(tips.filter((each) => !each.faulty).map((each) => each.digest));
  const before = decision && bundles.find((each) => each.digest === decision.chosen && !each.faulty);
  if (before && counting === null) choices.add(before.digest);
  if (counting !== null) choices.add(counting);
  return { counting, open, contenders: open || decision ? [...choices] : [] };
}

/** What becomes of a verified bundle. The ledger is not changed by asking, and by 重复 not at all. */
export function rule(ledger: Ledger, bundle: LedgerBundle): Ruling {
  const line = lineOf(ledger, bundle);
  const before = standingOf(line);
  const same = ledger.bundles.find((each) => each.digest === bundle.digest);
  if (same) return { disposition: "duplicate", cause: "same", other: same, after: before, changes: false };
  const { cause, other } = causeOf(ledger, line, bundle);
  const after = standingOf({ ...line, bundles: [...line.bundles, bundle] });
  const disposition =
    cause === "first" ? "added" : cause === "next" || cause === "late" ? "superseding" : "conflict";
  return { disposition, cause, other, after, changes: after.counting !== before.counting };
}

/**
 * A person's decision about a line, ready to be recorded. Refuses `conflict` where `chosen` is none of its contenders
 * (any more), `internal` without a reason.
 */
export function settle(
  line: Ledger,
  decided: Pick<LedgerDecision, "chosen" | "reason" | "at">,
): Result<LedgerDecision> {
  const chosen = line.bundles.find((each) => each.digest === decided.chosen);
  if (!chosen || !standingOf(line).contenders.includes(chosen.digest))
    return refuse("conflict", undefined, "not a contender");
  const reason = decided.reason.trim();
  if (reason === "") return refuse("internal", undefined, "a decision without a reason");
  const { bureauKid, roundId, expertKid, digest } = chosen;
  const known = line.bundles.map((each) => each.digest);
  return {
    ok: true,
    value: { bureauKid, roundId, expertKid, chosen: digest, known, reason, at: decided.at },
  };
}

/** Whether `later` supersedes `earlier` as the format asks: by name and digest, one revision on, no round revision back. */
function follows(later: LedgerBundle, earlier: LedgerBundle): boolean {
  return (
    later.supersedes?.digest === earlier.digest &&
    later.supersedes.bundleId === earlier.bundleId &&
    later.revision === earlier.revision + 1 &&
    later.roundRevision >= earlier.roundRevision
  );
}

const nextOf = (bundle: LedgerBundle, among: readonly LedgerBundle[]) =>
  among.find((each) => follows(each, bundle));

/** Where one comes to going back from a bundle, and going on from it. Revisions make both end. */
function firstOf(bundle: LedgerBundle, among: readonly LedgerBundle[]): LedgerBundle {
  const before = among.find((each) => follows(bundle, each));
  return before ? firstOf(before, among) : bundle;
}

function lastOf(bundle: LedgerBundle, among: readonly LedgerBundle[]): LedgerBundle {
  const next = nextOf(bundle, among);
  return next ? lastOf(next, among) : bundle;
}

/** The end of a line that is one chain without a gap; `null` for any other. */
function endOfChain(bundles: readonly LedgerBundle[], tips: readonly LedgerBundle[]): LedgerBundle | null {
  const [tip] = tips;
  if (!tip || tips.length > 1) return null;
  return firstOf(tip, bundles).supersedes === null ? tip : null;
}

/** What counts after a decision; `null` where something came since that does not plainly follow the chosen bundle. */
function endAfter({ chosen, known }: LedgerDecision, bundles: readonly LedgerBundle[]): LedgerBundle | null {
  const start = bundles.find((each) => each.digest === chosen);
  if (!start) return null;
  const since = bundles.filter((each) => !known.includes(each.digest));
  const end = lastOf(start, since);
  const isTip = (each: LedgerBundle) => !nextOf(each, bundles);
  const isPlain = since.every((each) => each === end || !isTip(each));
  return isPlain && (end === start || isTip(end)) ? end : null;
}

type Because = Pick<Ruling, "cause" | "other">;

function causeOf(ledger: Ledger, line: Ledger, bundle: LedgerBundle): Because {
  const because = (cause: RulingCause, other: LedgerBundle | null = null): Because => ({ cause, other });
  const { bundles } = line;
  const later = nextOf(bundle, bundles);
  if (later) return because("late", later);
  const twin = bundles.find((each) => each.revision === bundle.revision && isInPlay(line, each));
  if (twin) return because("twin", twin);
  const { supersedes } = bundle;
  const newest = [...bundles].sort((one, other) => other.revision - one.revision)[0];
  if (!supersedes) return newest ? because("unconnected", newest) : because("first");
  const named = bundles.find((each) => each.digest === supersedes.digest);
  if (named) return because(causeFor(line, bundle, named), named);
  const elsewhere = ledger.bundles.find((each) => each.digest === supersedes.digest);
  return elsewhere ? because("elsewhere", elsewhere) : because("missing");
}

/** What the bundle is to the one that it says it supersedes. */
function causeFor(line: Ledger, bundle: LedgerBundle, named: LedgerBundle): RulingCause {
  if (bundle.supersedes?.bundleId !== named.bundleId) return "misnamed";
  if (bundle.revision !== named.revision + 1) return "skips";
  if (bundle.roundRevision < named.roundRevision) return "backwards";
  return isSetAside(line, named) ? "set-aside" : "next";
}

/** Whether a bundle may still count or lead to one that does: a late one may lead to what a person set aside. */
const isInPlay = (line: Ledger, bundle: LedgerBundle): boolean =>
  !isSetAside(line, bundle) && !isSetAside(line, lastOf(bundle, line.bundles));

/** Whether the person who decided last had the bundle at hand and took another. */
function isSetAside({ decisions }: Ledger, { digest }: LedgerBundle): boolean {
  const decision = decisions.at(-1);
  return decision?.known.includes(digest) === true && decision.chosen !== digest;
}
