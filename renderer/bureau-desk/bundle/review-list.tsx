import { Tag } from "../../ui";
import type { BundleReview, BundleTask } from "../ports";
import { ApplicationName } from "./names";
import { totalWords } from "./words";

export interface ReviewListProps {
  readonly reviews: readonly BundleReview[];
  readonly task: BundleTask | null;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The applications of the bundle with state and total; one is chosen. */
export function ReviewList({ reviews, task, chosen, onChoose }: ReviewListProps) {
  return (
    <nav className="bundle-list" aria-label="申报">
      {reviews.map(({ document }, index) => (
        <button
          key={document.applicationId}
          type="button"
          className="bundle-list-row"
          aria-current={index === chosen || undefined}
          onClick={() => onChoose(index)}
        >
          <span className="bundle-list-id">
            <ApplicationName task={task} applicationId={document.applicationId} />
          </span>
          <Tag tone={document.state === "recused" ? "violet" : "green"}>
            {document.state === "recused" ? "已回避" : "已评"}
          </Tag>
          <b className="ui-digits">{totalWords(document.total)}</b>
        </button>
      ))}
    </nav>
  );
}
