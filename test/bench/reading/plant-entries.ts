import type { ChangeEntry } from "../../../shared/domain/history";
import type { OwnWorker } from "../own-worker";

/** What `plantEntries` is given; it runs in the window and sees nothing of this module. */
export interface Planting {
  readonly worker: OwnWorker;
  readonly packageId: string;
  readonly applicationId: string;
  readonly entries: readonly ChangeEntry[];
}

/** Stores entries of a review's history through a worker of the program, and ends it. Runs in the window. */
export async function plantEntries(planting: Planting): Promise<void> {
  const { worker, packageId, applicationId, entries } = planting;
  await worker.call("openReview", packageId, applicationId);
  await worker.call("appendEntries", packageId, applicationId, entries, { scored: 0, points: null });
  worker.end();
}
