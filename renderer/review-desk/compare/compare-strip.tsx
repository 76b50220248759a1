import { type RefObject, useEffect, useRef } from "react";
import type { Criterion } from "../../../shared/domain/round";
import { Icon } from "../../ui/icon";
import { pointsWords } from "../review";
import "./compare.css";
import { commonStart, type StripEntry, type StripOrder } from "./strip";

interface CompareStripProps {
  readonly criterion: Criterion;
  readonly strip: readonly StripEntry[];
  readonly current: string;
  readonly order: StripOrder;
  readonly onOrder: (order: StripOrder) => void;
  readonly onOpen: (applicationId: string) => void;
}

/** Up to how many applications have cells with room; of more, as many as can be are seen at once. */
const fewest = 10;

/** The points of one criterion across all applications, from edge to edge above the scan; each leads to its application. */
export function CompareStrip({ criterion, strip, current, order, onOrder, onOpen }: CompareStripProps) {
  const here = useRef<HTMLButtonElement>(null);
  const dense = strip.length > fewest;
  const start = dense ? commonStart(strip.map(({ application }) => application.number)) : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current moves when the strip is put in another order
  useEffect(() => {
    const show = () => here.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    show();
    window.addEventListener("resize", show);
    return () => window.removeEventListener("resize", show);
  }, [current, order, criterion.id]);
  return (
    <nav className="compare-strip" aria-label={`${criterion.id} 各份申报的得分`}>
      <p className="compare-criterion" data-tip={criterion.title}>
        <b>{criterion.id}</b>
        <span>满分 {criterion.max}</span>
        {start && <span translate="no">{start}…</span>}
      </p>
      <fieldset className="compare-order">
        <legend className="ui-spoken">排列</legend>
        <OrderButton label="按编号" on={order === "number"} onClick={() => onOrder("number")} />
        <OrderButton label="按得分" on={order === "points"} onClick={() => onOrder("points")} />
      </fieldset>
      <ol className={dense ? "compare-cells compare-cells-dense" : "compare-cells"}>
        {strip.map((entry) => {
          const isHere = entry.application.id === current;
          return (
            <li key={entry.application.id}>
              <StripCell
                entry={entry}
                start={start}
                criterion={criterion}
                here={isHere ? here : null}
                onOpen={() => isHere || onOpen(entry.application.id)}
              />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

interface StripCellProps {
  readonly entry: StripEntry;
  /** What of the number all have in common and only the strip's head shows. */
  readonly start: string;
  readonly criterion: Criterion;
  readonly here: RefObject<HTMLButtonElement | null> | null;
  readonly onOpen: () => void;
}

function StripCell({ entry, start, criterion, here, onOpen }: StripCellProps) {
  const { application, standing, points } = entry;
  const words = points === undefined ? "…" : points === null ? "未评" : pointsWords(points);
  const sealed = standing.state === "sealed" || standing.state === "exported";
  return (
    <button
      ref={here}
      type="button"
      className="compare-cell"
      aria-current={here ? "true" : undefined}
      data-tip={`${application.number} ${application.studio.name}`}
      data-application={application.id}
      onClick={onOpen}
    >
      <span className="compare-number">
        <span className="ui-spoken">{start}</span>
        {application.number.slice(start.length)}
        <span className="ui-spoken"> {application.studio.name}，</span>
      </span>
      <span className="compare-points">
        <span className="ui-spoken">{criterion.id} </span>
        {typeof points === "number" ? <b>{words}</b> : words}
        {sealed && (
          <span className="compare-sealed">
            <Icon name="lock" size={14} />
            <span>已定稿</span>
          </span>
        )}
      </span>
      <span className="compare-track" aria-hidden="true">
        <span style={{ width: `${(100 * (points ?? 0)) / (criterion.max || 1)}%` }} />
      </span>
    </button>
  );
}

function OrderButton(props: { readonly label: string; readonly on: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" aria-pressed={props.on} onClick={props.onClick}>
      {props.label}
    </button>
  );
}
