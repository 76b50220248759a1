import { useId } from "react";
import type { Round } from "../../../shared/domain/round";
import type { OwnOverview, Spread } from "../../../shared/rules/own-overview";
import { spreadText } from "./overview-words";

interface SpreadChartProps {
  readonly round: Round;
  readonly overview: OwnOverview;
}

interface Lane {
  readonly name: string;
  readonly max: number;
  readonly points: readonly number[];
  readonly spread: Spread | null;
}

const [left, right, lane, top] = [64, 24, 26, 22];
const width = 720;

/**
 * How the own points lie in each criterion and in the total, each between 0 and its maximum: a bar from the lowest to the
 * highest, a ring for each application, a stroke at the middle. Shapes tell all, so that it prints in black and white.
 */
export function SpreadChart({ round, overview }: SpreadChartProps) {
  const title = useId();
  const lanes = lanesOf(round, overview);
  const height = top + lanes.length * lane + 8;
  return (
    <svg
      className="overview-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${title} ${title}-text`}
    >
      <title id={title}>各评分项得分的分布</title>
      <desc id={`${title}-text`}>
        {`${lanes.map(({ name, spread }) => spreadText(name, spread)).join("；")}。`}
      </desc>
      {[0, 25, 50, 75, 100].map((percent) => (
        <g key={percent}>
          <path className="overview-grid" d={`M${xOf(percent / 100)} ${top - 4}V${height - 6}`} />
          <text x={xOf(percent / 100)} y={12} textAnchor="middle">
            {percent}%
          </text>
        </g>
      ))}
      {lanes.map((each, index) => (
        <LaneShapes key={each.name} lane={each} y={top + lane * (index + 0.5)} />
      ))}
    </svg>
  );
}

function LaneShapes({ lane: { name, max, points, spread }, y }: { readonly lane: Lane; readonly y: number }) {
  const at = (value: number) => xOf(value / (max || 1));
  return (
    <g>
      <text x={left - 12} y={y + 4} textAnchor="end" className="overview-lane">
        {name}
      </text>
      <path className="overview-grid" d={`M${left} ${y}H${width - right}`} />
      {spread && <path className="overview-range" d={`M${at(spread.lowest)} ${y}H${at(spread.highest)}`} />}
      {points.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rings have no other name than their place in the table
        <circle key={index} cx={at(value)} cy={y} r={4.5} className="overview-ring" />
      ))}
      {spread && <path className="overview-middle" d={`M${at(spread.median)} ${y - 9}V${y + 9}`} />}
    </g>
  );
}

const xOf = (share: number) => left + (width - left - right) * share;

function lanesOf({ rubric }: Round, { rows, spreads, totals }: OwnOverview): Lane[] {
  const criteria = rubric.criteria.map(({ id, max }, at) => ({
    ...{ name: id, max, spread: spreads[at] ?? null },
    points: rows.flatMap(({ points }) => points[at] ?? []),
  }));
  const complete = rows.filter(({ place }) => place !== null).map(({ total }) => total);
  return [...criteria, { name: "合计", max: rubric.total, points: complete, spread: totals }];
}
