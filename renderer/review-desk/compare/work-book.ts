import { createStore, type StoreApi } from "zustand/vanilla";
import { emptyDraft, type ReviewDraft } from "../../../shared/domain/draft";
import { openHistory } from "../../../shared/domain/history";
import type { Round } from "../../../shared/domain/round";
import type { OwnWork } from "../../../shared/rules/own-overview";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import type { OpenReview } from "../review";
import { comparablesOf } from "./comparable";

/** The drafts of a round as far as they were read, by application id: what stands beside the review that is open. */
export interface WorkBook {
  readonly store: StoreApi<Readonly<Record<string, ReviewDraft>>>;
  /** Keeps up with an open review until the function returned is called. */
  follow(review: OpenReview): () => void;
  /** Reads what is not there yet, one review after another. One that cannot be read stays unknown. */
  fill(openRound: OpenRound, signal: AbortSignal): Promise<void>;
}

/** An empty book of one task package. */
export function makeWorkBook(ports: Pick<ReviewDeskPorts, "openReview">): WorkBook {
  const store = createStore<Readonly<Record<string, ReviewDraft>>>(() => ({}));
  const put = (id: string, draft: ReviewDraft) => {
    if (store.getState()[id] !== draft) store.setState({ [id]: draft });
  };
  return {
    store,
    follow(review) {
      put(review.application.id, review.draft());
      return review.store.subscribe(() => put(review.application.id, review.draft()));
    },
    async fill(openRound, signal) {
      for (const { application } of comparablesOf(openRound)) {
        if (signal.aborted) return;
        if (store.getState()[application.id]) continue;
        const work = await readWork(ports, openRound, application.id);
        // What was opened meanwhile is newer than what was read.
        if (work && !store.getState()[application.id]) put(application.id, work.draft);
      }
    },
  };
}

/** One application's work as it is stored, its log replayed; `null` where it cannot be read. */
export async function readWork(
  ports: Pick<ReviewDeskPorts, "openReview">,
  { summary, round }: { readonly summary: { readonly packageId: string }; readonly round: Round },
  applicationId: string,
): Promise<(OwnWork & { readonly draft: ReviewDraft }) | null> {
  const stored = await ports.openReview(summary.packageId, applicationId);
  if (!stored.ok) return null;
  const { entries } = stored.value;
  const { draft } = openHistory(emptyDraft(round), entries);
  return { applicationId, draft, times: entries.map(({ at }) => at) };
}
