import type { Criterion } from "../../../shared/domain/round";
import { type Spread, spreadOf } from "../../../shared/rules/own-overview";
import { pointsWords } from "../review";
import type { StripEntry } from "./strip";

interface SpreadLineProps {
  readonly criterion: Criterion;
  readonly strip: readonly StripEntry[];
  readonly current: string;
}

/** How the expert's own points of a criterion lie between 0 and the maximum, as a line of dots and in words. */
export function SpreadLine({ criterion, strip, current }: SpreadLineProps) {
  const given = strip.flatMap(({ application, points }) =>
    typeof points === "number" ? [{ id: application.id, points }] : [],
  );
  const spread = spreadOf(given.map(({ points }) => points));
  const own = given.find(({ id }) => id === current);
  const at = (points: number) => 8 + (384 * points) / (criterion.max || 1);
  const words = spreadWords(criterion, spread, strip.length);
  return (
    <div className="compare-spread">
      <svg viewBox="0 0 400 30" role="img" aria-label={words}>
        <path d="M8 15h384M8 10v10M392 10v10" className="compare-axis" />
        {spread && <path d={`M${at(spread.lowest)} 15H${at(spread.highest)}`} className="compare-range" />}
        {given.map(({ id, points }) => (
          <circle key={id} cx={at(points)} cy={15} r={5} className="compare-dot" />
        ))}
        {own && <circle cx={at(own.points)} cy={15} r={7} className="compare-own" />}
      </svg>
      <p>{words}</p>
    </div>
  );
}

/** 已评 4 / 5 份：最低 6.0，中位 8.0，最高 9.5，相差 3.5 分。 */
export function spreadWords({ id }: Criterion, spread: Spread | null, all: number): string {
  if (!spread) return `${id} 还没有给出得分，共 ${all} 份。`;
  const { given, lowest, median, highest } = spread;
  const apart = pointsWords(Math.round((highest - lowest) * 1e6) / 1e6);
  const figures = [["最低", lowest] as const, ["中位", median] as const, ["最高", highest] as const]
    .map(([name, points]) => `${name} ${pointsWords(points)}`)
    .join("，");
  return `已评 ${given} / ${all} 份：${figures}，相差 ${apart} 分。`;
}
