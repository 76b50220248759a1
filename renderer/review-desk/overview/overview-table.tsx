import { Fragment, type ReactNode } from "react";
import type { Application } from "../../../shared/domain/application";
import type { Criterion } from "../../../shared/domain/round";
import type { OverviewRow, OwnOverview, Spread } from "../../../shared/rules/own-overview";
import type { OpenRound } from "../ports";
import { pointsWords } from "../review";
import { placeWords, spentWords } from "./overview-words";

interface OverviewTableProps {
  readonly openRound: OpenRound;
  readonly overview: OwnOverview;
  readonly rows: readonly OverviewRow[];
  /** Leads to one criterion of one application. */
  readonly onScore: (applicationId: string, criterionId: string) => void;
  readonly onReview: (applicationId: string) => void;
}

interface Group {
  readonly name: string;
  readonly max: number;
  readonly columns: readonly { readonly criterion: Criterion; readonly at: number }[];
}

/** Every point of every application, with subtotals, totals, places and time; each figure leads to where it was given. */
export function OverviewTable(props: OverviewTableProps) {
  const { openRound, overview, rows } = props;
  const { rubric } = openRound.round;
  const groups = groupsOf(rubric.criteria);
  return (
    // The table scrolls sideways: without a mouse it does so by the arrows.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be in reach of the keyboard
    <section className="overview-scroll" data-sideways tabIndex={0} aria-label="本人各份申报的得分">
      <table className="overview-table">
        <caption className="ui-spoken">本人各份申报的得分</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="overview-name">
              申报
            </th>
            {groups.map(({ name, columns }) => (
              <th key={name} scope="colgroup" colSpan={columns.length + 1} className="overview-group">
                {name}
              </th>
            ))}
            <th scope="col" rowSpan={2} className="overview-total">
              合计
              <span className="overview-max">满分 {rubric.total}</span>
            </th>
            <th scope="col" rowSpan={2}>
              名次
            </th>
            <th scope="col" rowSpan={2}>
              用时
            </th>
          </tr>
          <tr>
            {groups.map(({ name, max, columns }) => (
              <Fragment key={name}>
                {columns.map(({ criterion }) => (
                  <th key={criterion.id} scope="col" data-tip={criterion.title}>
                    {criterion.id}
                    <span className="ui-spoken">{criterion.title}</span>
                    <span className="overview-max">{criterion.max}</span>
                  </th>
                ))}
                <th scope="col" className="overview-subtotal">
                  小计
                  <span className="overview-max">{max}</span>
                </th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const application = openRound.applications.find(({ id }) => id === row.applicationId);
            return (
              application && (
                <ApplicationLine key={row.applicationId} {...props} {...{ row, groups, application }} />
              )
            );
          })}
        </tbody>
        <tfoot>
          {figures.map(([name, of]) => (
            <FigureLine key={name} name={name} groups={groups} overview={overview} of={of} />
          ))}
        </tfoot>
      </table>
    </section>
  );
}

interface LineProps extends OverviewTableProps {
  readonly row: OverviewRow;
  readonly groups: readonly Group[];
  readonly application: Application;
}

function ApplicationLine({ row, groups, application, onScore, onReview }: LineProps) {
  const { number, studio } = application;
  const complete = row.place !== null;
  return (
    <tr data-application={application.id}>
      <th scope="row" className="overview-name">
        <button type="button" data-tip={studio.name} onClick={() => onReview(application.id)}>
          {number} <span>{studio.name}</span>
        </button>
      </th>
      {groups.map(({ name, columns }) => {
        const group = row.groups.find((each) => each.group === name);
        return (
          <Fragment key={name}>
            {columns.map(({ criterion, at }) => (
              <td key={criterion.id} className="overview-points">
                <PointsCell
                  points={row.points[at] ?? null}
                  spoken={`${number} ${criterion.id}`}
                  onOpen={() => onScore(application.id, criterion.id)}
                />
              </td>
            ))}
            <td className="overview-subtotal">
              {group && group.scored > 0 ? pointsWords(group.points) : "—"}
            </td>
          </Fragment>
        );
      })}
      <td className="overview-total">
        {row.scored === 0 ? "—" : <b>{pointsWords(row.total)}</b>}
        {!complete && <span className="overview-open">未评完</span>}
      </td>
      <td className={row.place?.tied ? "overview-tied" : undefined}>{placeWords(row)}</td>
      <td className="overview-spent">{spentWords(row.spent)}</td>
    </tr>
  );
}

function PointsCell(props: {
  readonly points: number | null;
  readonly spoken: string;
  readonly onOpen: () => void;
}) {
  const words = props.points === null ? "未评" : pointsWords(props.points);
  return (
    <button
      type="button"
      className={props.points === null ? "overview-cell overview-open" : "overview-cell"}
      aria-label={`${props.spoken}：${words}`}
      onClick={props.onOpen}
    >
      {words}
    </button>
  );
}

type Figure = (spread: Spread) => number;

const figures: readonly (readonly [string, Figure])[] = [
  ["最高", ({ highest }) => highest],
  ["平均", ({ mean }) => mean],
  ["中位", ({ median }) => median],
  ["最低", ({ lowest }) => lowest],
];

function FigureLine(props: {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly overview: OwnOverview;
  readonly of: Figure;
}) {
  const { name, groups, overview, of } = props;
  const cell = (spread: Spread | null | undefined): ReactNode => (spread ? pointsWords(of(spread)) : "—");
  return (
    <tr>
      <th scope="row" className="overview-name">
        {name}
      </th>
      {groups.map((group, index) => (
        <Fragment key={group.name}>
          {group.columns.map(({ criterion, at }) => (
            <td key={criterion.id}>{cell(overview.spreads[at])}</td>
          ))}
          <td className="overview-subtotal">{cell(overview.groups[index])}</td>
        </Fragment>
      ))}
      <td className="overview-total">{cell(overview.totals)}</td>
      <td />
      <td />
    </tr>
  );
}

function groupsOf(criteria: readonly Criterion[]): Group[] {
  const names = [...new Set(criteria.map(({ group }) => group))];
  return names.map((name) => {
    const columns = criteria
      .map((criterion, at) => ({ criterion, at }))
      .filter(({ criterion }) => criterion.group === name);
    return { name, columns, max: columns.reduce((sum, { criterion }) => sum + criterion.max, 0) };
  });
}
