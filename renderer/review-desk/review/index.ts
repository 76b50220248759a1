export { pointsWords } from "../../../shared/rules/scoring";
export { articleWords } from "./article-words";
export { type Jump, useCardInHand } from "./card-in-hand";
export { changeWords, verdictWords } from "./change-words";
export { type OpenReview, openReview, type ReviewState } from "./open-review";
export { ReviewProvider, useDraft, useReadOnly, useReview, useReviewState } from "./review-context";
export type { SaveState } from "./save-queue";
export { type TypedText, typingPause, useTypedText } from "./typed-text";
