import type { Database } from "../../../../renderer/storage/database";
import type { PackageService, WorkSource } from "../../../../renderer/worker/contract";
import type { BundleView, LedgerView } from "../../../../renderer/worker/ledger-contract";
import type { SealedReview } from "../../../../shared/package/seal-review";
import type { SealedTask } from "../../../../shared/package/seal-task";
import type { Result } from "../../../../shared/refusal";
import { sampleReview } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { acceptedOf, freshService, quietJob } from "./desk-fixture";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A file as the window hands it over. */
export const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>): WorkSource => ({
  from: "file",
  file: new Blob([bytes]),
  name,
});

/** The made-up bureau at its desk: its keys as the example's, which open without a passphrase, both experts accepted. */
export async function bureauDesk(): Promise<{ database: Database; service: PackageService }> {
  const { database, service } = await freshService();
  await openBureau(service);
  const { second } = await people();
  acceptedOf(await service.acceptCard(text(second.card)));
  return { database, service };
}

/** Opens the bureau's seat, as after a start of the program; makes it the first time. */
export async function openBureau(service: PackageService): Promise<void> {
  const { bureau, expert } = await people();
  const { signing, identity } = bureau.keys;
  const expertKeys = new TextEncoder().encode(JSON.stringify({ card: text(bureau.card), signing, identity }));
  const stopped = new AbortController();
  stopped.abort();
  // The seat is made and the card accepted before the example's import begins, which is stopped at once.
  const nothing = fileOf("", new Uint8Array(0));
  await service.openExample({ task: nothing, bureauCard: expert.card, expertKeys }, quietJob(stopped.signal));
}

/** The bundle of a revision: its name says which, `2a<1a` supersedes `1a`, which is among `made`. */
export async function revisionOf(
  task: Pick<SealedTask, "digest">,
  name: string,
  made: Map<string, SealedReview>,
  changes = {},
): Promise<SealedReview> {
  const [own = "", named] = name.split("<");
  const before = named === undefined ? undefined : made.get(named);
  const sealed = await sampleReview(task, {
    ...{ bundleId: crypto.randomUUID(), revision: Number.parseInt(own, 10) },
    supersedes: before ? { bundleId: before.claims.bundleId, digest: before.digest } : null,
    ...changes,
  });
  made.set(own, sealed);
  return sealed;
}

/** Hands a bundle over. */
export const hand = (service: PackageService, name: string, { bytes }: SealedReview) =>
  service.openBundle(fileOf(`${name}.jpreview`, bytes), quietJob());

/** What became of a bundle, in a word, and whether it counts. */
export function standingOf(result: Result<BundleView>) {
  const { disposition, counts } = acceptedOf(result).standing;
  return [disposition, counts];
}

/** The revisions that count, by what is in the ledger. */
export function countingOf({ bundles }: LedgerView): number[] {
  return bundles.filter((each) => each.counts).map((each) => each.revision);
}
