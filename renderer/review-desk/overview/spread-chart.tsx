import { useId } from "react";
import type { Round } from "../../../shared/domain/round";
import type { OwnOverview } from "../../../shared/rules/own-overview";
import { pointsWords } from "../review";
import { type Lane, lanesOf, tallyOf } from "./lanes";
import { spreadText } from "./overview-words";

const quarters = ["0%", "25%", "50%", "75%", "100%"];
const laneHeight = 34;
const middle = 20;

interface SpreadChartProps {
  readonly round: Round;
  readonly overview: OwnOverview;
}

/**
 * How the own points lie in each criterion and in the total, each between 0 and its maximum: a bar from the lowest to the
 * highest, a ring for each application (equal ones share one, with their number in it), a triangle at the middle. Shapes
 * tell all, so that it is read in black and white.
 */
export function SpreadChart({ round, overview }: SpreadChartProps) {
  const title = useId();
  const lanes = lanesOf(round, overview);
  return (
    <section className="overview-card" aria-labelledby={title}>
      <h2 id={title}>得分的分布</h2>
      <Legend />
      <div
        className="overview-chart"
        role="img"
        aria-label="各评分项得分的分布"
        aria-describedby={`${title}-text`}
      >
        <Scale />
        {lanes.map((lane) => (
          <LaneLine key={lane.name} lane={lane} />
        ))}
      </div>
      <p id={`${title}-text`} className="ui-spoken">
        {`${lanes.map(({ name, spread }) => spreadText(name, spread)).join("；")}。`}
      </p>
    </section>
  );
}

const signs = [
  { words: "一份申报", centre: middle, sign: <Ring x="50%" number={1} /> },
  { words: "几份同分，数字是份数", centre: middle, sign: <Ring x="50%" number={3} /> },
  { words: "最低到最高", centre: middle, sign: <Range from="0%" to="100%" /> },
  { words: "中位", centre: 5, sign: <Middle x="50%" /> },
];

function Legend() {
  return (
    <p className="overview-legend">
      <span>各项以满分为百分之百，合计只含评完的申报。</span>
      {signs.map(({ words, centre, sign }) => (
        <span key={words} className="overview-legend-sign">
          <svg aria-hidden="true" width="26" height="20" viewBox={`0 ${centre - 10} 26 20`}>
            {sign}
          </svg>
          {words}
        </span>
      ))}
    </p>
  );
}

function Scale() {
  return (
    <>
      <span />
      <svg className="overview-plot" aria-hidden="true" height="18">
        {quarters.map((x) => (
          <text key={x} x={x} y="13" textAnchor="middle">
            {x}
          </text>
        ))}
      </svg>
      <span className="overview-ends">最低–最高</span>
    </>
  );
}

function LaneLine({ lane: { name, title, max, points, spread } }: { readonly lane: Lane }) {
  const at = (value: number) => `${(100 * value) / (max || 1)}%`;
  return (
    <>
      <span className="overview-lane" data-tip={`${name} ${title}`.trim()}>
        <b>{name}</b> {title}
      </span>
      <svg className="overview-plot" aria-hidden="true" height={laneHeight}>
        {quarters.map((x) => (
          <line key={x} className="overview-grid" x1={x} x2={x} y1="0" y2="100%" />
        ))}
        <line className="overview-grid" x1="0%" x2="100%" y1={middle} y2={middle} />
        {spread && <Range from={at(spread.lowest)} to={at(spread.highest)} />}
        {tallyOf(points).map(({ value, number }) => (
          <Ring key={value} x={at(value)} number={number} />
        ))}
        {spread && <Middle x={at(spread.median)} />}
      </svg>
      <span className="overview-ends">
        {spread ? `${pointsWords(spread.lowest)}–${pointsWords(spread.highest)}` : "—"}
      </span>
    </>
  );
}

function Ring({ x, number }: { readonly x: string; readonly number: number }) {
  if (number === 1) return <circle className="overview-ring" cx={x} cy={middle} r={5} />;
  return (
    <>
      <circle className="overview-ring" cx={x} cy={middle} r={number > 9 ? 9 : 8} />
      <text className="overview-number" x={x} y={middle + 4} textAnchor="middle">
        {number}
      </text>
    </>
  );
}

function Range({ from, to }: { readonly from: string; readonly to: string }) {
  return <line className="overview-range" x1={from} x2={to} y1={middle} y2={middle} />;
}

/** A nested picture takes its place in percent, which a path cannot. */
function Middle({ x }: { readonly x: string }) {
  return (
    <svg x={x} y={2} overflow="visible" aria-hidden="true">
      <path className="overview-middle" d="M-5 0h10l-5 7z" />
    </svg>
  );
}
