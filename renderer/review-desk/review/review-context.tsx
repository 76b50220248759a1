import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { OpenReview, ReviewState } from "./open-review";

const Context = createContext<OpenReview | null>(null);

/** Hands the open review to the sheet and the viewer. */
export function ReviewProvider({
  review,
  children,
}: {
  readonly review: OpenReview;
  readonly children: ReactNode;
}) {
  return <Context.Provider value={review}>{children}</Context.Provider>;
}

/** The open review. Throws outside a `ReviewProvider`: that is a programming error. */
export function useReview(): OpenReview {
  const review = useContext(Context);
  if (!review) throw new Error("no review is open here");
  return review;
}

/** A part of the review's state; the component renders again when it changes. */
export function useReviewState<Part>(select: (state: ReviewState) => Part): Part {
  return useStore(useReview().store, select);
}

/** The draft as it is. */
export function useDraft(): ReviewDraft {
  return useReviewState((state) => state.history.draft);
}

/** Whether the review can only be looked at: it is sealed, or a newer revision took over. */
export function useReadOnly(): boolean {
  const { superseded } = useReview();
  return useReviewState((state) => superseded || state.sealed !== null);
}
