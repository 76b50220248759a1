import type { ReviewClaims } from "../../shared/domain/claims";
import { type Ledger, type LedgerBundle, type LineName, lineOf, standingOf } from "../../shared/rules/ledger";
import type { RegisteredCard } from "../storage/card";
import type { StoredBundle, StoredLedger } from "../storage/ledger";
import type { LedgerBundleView, LedgerLineView, LedgerView } from "./ledger-contract";

/** The stored ledger as the rules see it. */
export function ledgerIn({ bundles, decisions }: StoredLedger): Ledger {
  return { bundles: bundles.map((each) => ({ ...each, faulty: each.fault !== null })), decisions };
}

/** A verified bundle as the rules see it. */
export function ledgerBundle({ claims, digest }: { claims: ReviewClaims; digest: string }): LedgerBundle {
  const { bureau, round, expert, bundleId, revision, supersedes } = claims;
  const line = { bureauKid: bureau.kid, roundId: round.id, expertKid: expert.kid };
  return { ...line, digest, bundleId, roundRevision: round.revision, revision, supersedes, faulty: false };
}

/** Whether a bundle of the ledger counts now. */
export function countsIn(ledger: Ledger, bundle: LineName & { readonly digest: string }): boolean {
  return standingOf(lineOf(ledger, bundle)).counting === bundle.digest;
}

/**
 * The whole ledger for the window, beside the tasks at hand: bundles and refusals newest first. `register` says who each
 * bundle is from: what its claims say is its signer's own word.
 */
export function ledgerView(
  stored: StoredLedger,
  tasks: LedgerView["tasks"],
  register: readonly RegisteredCard[],
): LedgerView {
  const ledger = ledgerIn(stored);
  const names = new Map(register.map(({ kid, name }) => [kid, name]));
  return {
    bundles: stored.bundles.map((each) => bundleView(ledger, each, names)).reverse(),
    lines: linesIn(ledger).map((line) => lineView(ledger, stored, line)),
    refusals: stored.refusals.map(({ number: _number, ...refusal }) => refusal).reverse(),
    tasks,
  };
}

function bundleView(
  ledger: Ledger,
  stored: StoredBundle,
  names: ReadonlyMap<string, string>,
): LedgerBundleView {
  const { id, at, digest, roundId, roundRevision, revision, disposition, reason, fileName } = stored;
  const { claims, crossChecked, fault, expertKid, organisation, fingerprint } = stored;
  return {
    ...{ id, at, digest, roundId, roundRevision, revision, disposition, reason, fileName },
    ...{ crossChecked, fault, counts: countsIn(ledger, stored) },
    expert: { kid: expertKid, name: names.get(expertKid) ?? "", organisation, fingerprint },
    createdAt: claims.createdAt,
    reviews: claims.reviews,
  };
}

/** Each line once, in the order in which their first bundles came. */
function linesIn({ bundles }: Ledger): LineName[] {
  const lines = bundles.map(({ bureauKid, roundId, expertKid }) => ({ bureauKid, roundId, expertKid }));
  const keyOf = (line: LineName) => JSON.stringify(line);
  return [...new Map(lines.map((line) => [keyOf(line), line])).values()];
}

function lineView(ledger: Ledger, stored: StoredLedger, line: LineName): LedgerLineView {
  const { open, contenders } = standingOf(lineOf(ledger, line));
  const decisions = lineOf({ bundles: [], decisions: stored.decisions }, line).decisions;
  const { roundId, expertKid } = line;
  return {
    ...{ roundId, expertKid, open, contenders },
    decisions: decisions.map(({ chosen, reason, at }) => ({ chosen, reason, at })),
  };
}
