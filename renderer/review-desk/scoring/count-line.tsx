import { exactProduct, exactSum } from "../../../shared/domain/decimal";
import type { ScoreDraft } from "../../../shared/domain/draft";
import type { Criterion } from "../../../shared/domain/round";
import { pointsWords } from "../review";

/** How the points of a counted criterion follow from the count: 目标 100 人次，缺 10，每缺 1 扣 0.5，扣 5.0 分. */
export function CountLine({ criterion, work }: { readonly criterion: Criterion; readonly work: ScoreDraft }) {
  const { scoring, max } = criterion;
  if (scoring.kind !== "count") return null;
  const { unit, target, perMissing, capMissing } = scoring;
  const rule = `目标 ${target} ${unit}，每缺 1 ${unit}扣 ${perMissing} 分${
    capMissing === null ? "" : `，最多按缺 ${capMissing} ${unit}计`
  }`;
  if (work.count === null || work.points === null) return <p className="scoring-count">{rule}。</p>;
  const missing = Math.max(0, exactSum([target, -work.count]));
  const counted = Math.min(missing, capMissing ?? missing);
  const lost = Math.min(max, exactProduct(counted, perMissing));
  return (
    <p className="scoring-count">
      {rule}；
      {missing === 0 ? (
        <>已达目标，得满分 {pointsWords(max)} 分。</>
      ) : (
        <>
          现缺 {missing} {unit}，扣 {pointsWords(lost)} 分，得 <b>{pointsWords(work.points)}</b> 分。
        </>
      )}
    </p>
  );
}
