import type { ReactNode } from "react";
import type { ReviewDraft } from "../../../shared/domain/draft";
import { compareDrafts, type DraftComparison, isSame } from "../../../shared/rules/draft-comparison";
import { pointsWords, useReview } from "../review";
import { DifferenceText } from "./difference-text";
import { gateChanges, scoreChanges } from "./version-words";

interface VersionComparisonProps {
  readonly before: ReviewDraft;
  readonly after: ReviewDraft;
}

/** What is different in two versions: points, verdicts, recommendation, opinion, marks. */
export function VersionComparison({ before, after }: VersionComparisonProps) {
  const { round } = useReview();
  const comparison = compareDrafts(round, before, after);
  const { scores, gates, recommendation, opinion } = comparison;
  if (isSame(comparison)) return <p className="versions-same">两个版本的内容一样。</p>;
  return (
    <div className="versions-changes">
      <p className="versions-sums">{sumWords(comparison)}</p>
      {scores.length > 0 && (
        <Part title="评分">
          {scores.map(({ id, title, before: one, after: other }) => (
            <Item
              key={id}
              name={`${id} ${title}`}
              changes={scoreChanges(one, other)}
              comment={[one.comment, other.comment]}
            />
          ))}
        </Part>
      )}
      {gates.length > 0 && (
        <Part title="资格">
          {gates.map(({ id, title, before: one, after: other }) => (
            <Item
              key={id}
              name={title}
              changes={gateChanges(one, other)}
              comment={[one.comment, other.comment]}
            />
          ))}
        </Part>
      )}
      {recommendation && (
        <Part title="推荐结论">
          <li>
            {recommendation.before || "未选"} → {recommendation.after || "未选"}
          </li>
        </Part>
      )}
      {opinion && (
        <Part title="专家评估意见">
          <li>
            <DifferenceText {...opinion} />
          </li>
        </Part>
      )}
    </div>
  );
}

function sumWords({ points, marks }: DraftComparison): string {
  const { before, after } = points;
  const total =
    before === after
      ? `合计没有变化（${pointsWords(after)} 分）`
      : `合计 ${pointsWords(before)} → ${pointsWords(after)} 分`;
  const counted = [
    marks.added > 0 ? `增加 ${marks.added} 处` : "",
    marks.removed > 0 ? `减少 ${marks.removed} 处` : "",
    marks.changed > 0 ? `修改 ${marks.changed} 处` : "",
  ].filter(Boolean);
  return `${total}；批注${counted.length === 0 ? "没有变化" : counted.join("、")}。`;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface ItemProps {
  readonly name: string;
  readonly changes: readonly string[];
  readonly comment: readonly [before: string, after: string];
}

function Item({ name, changes, comment: [before, after] }: ItemProps) {
  return (
    <li>
      <b>{name}</b>
      {changes.length > 0 && <span>{changes.join("；")}</span>}
      {before !== after && <DifferenceText before={before} after={after} />}
    </li>
  );
}
