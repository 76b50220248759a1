import type { Application } from "../../shared/domain/application";
import type { ApplicationFormData, ExtraRow, Fact } from "./application-rows";
import { OpinionCell } from "./opinion-cell";

/** 附件1, page 1: the cover. */
export function CoverPage({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <div className="form-cover">
      <p className="form-annex">附件1</p>
      <h1>
        顺义区技能大师工作室
        <br />
        申报表
      </h1>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="form-made-by">北京市顺义区人力资源和社会保障局 制</p>
    </div>
  );
}

/** Page 2: 技能大师基本情况. A line has three labels with their values, or two whose values are twice as wide. */
export function MasterPage({ rows }: { readonly rows: readonly (readonly Fact[])[] }) {
  return (
    <table className="form-table form-annex-table">
      <colgroup>
        <col className="form-master-label" />
        <col />
        <col className="form-master-label" />
        <col />
        <col className="form-master-label" />
        <col />
      </colgroup>
      <tbody>
        <tr className="form-annex-heading">
          <th colSpan={6} scope="colgroup">
            技能大师基本情况
          </th>
        </tr>
        {rows.map((facts) => (
          <tr key={facts[0]?.label} className="form-master-row">
            {facts.map((fact) => (
              <FactCells key={fact.label} fact={fact} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FactCells({ fact }: { readonly fact: Fact }) {
  return (
    <>
      <th scope="row">{inLines(fact.label)}</th>
      <td colSpan={fact.wide ? 2 : 1}>{fact.value}</td>
    </>
  );
}

interface StudioPageProps {
  /** Absent while the page is measured. */
  readonly support: string | undefined;
  readonly directions: string | undefined;
  readonly goesOn?: { readonly support: boolean; readonly directions: boolean };
}

/** Page 3: what the employer does for the studio, and what the studio works on. */
export function StudioPage({ support, directions, goesOn }: StudioPageProps) {
  return (
    <table className="form-table form-annex-table">
      <SideColumns />
      <tbody>
        <TextRow
          label={"所在单位\n对工作室\n支持情况"}
          box="support"
          text={support}
          goesOn={goesOn?.support}
        />
        <TextRow
          label={"工作室\n主要工作方向"}
          box="directions"
          text={directions}
          goesOn={goesOn?.directions}
        />
      </tbody>
    </table>
  );
}

interface TextRowProps {
  readonly label: string;
  readonly box: string;
  readonly text: string | undefined;
  readonly goesOn: boolean | undefined;
}

function TextRow({ label, box, text, goesOn }: TextRowProps) {
  return (
    <tr>
      <th scope="row">{inLines(label)}</th>
      <td className="form-cell-place form-cell-half">
        <div className="form-cell">
          <div className="form-cell-text" data-box={box}>
            {text}
          </div>
          {goesOn !== false && <p className="form-cell-onwards">（转续页）</p>}
        </div>
      </td>
    </tr>
  );
}

interface OpinionsPageProps {
  readonly data: ApplicationFormData;
  readonly employer: string | undefined;
  readonly expert: string | undefined;
  readonly goesOn: { readonly employer: boolean; readonly expert: boolean };
}

/** Page 4: the three opinions, each with the place for its seal or signature; the bureau's is left to the bureau. */
export function OpinionsPage({ data, employer, expert, goesOn }: OpinionsPageProps) {
  const { application, blank = false } = data;
  const onwards = (cell: "employer" | "expert") => (goesOn[cell] ? "（转续页）" : undefined);
  return (
    <table className="form-table form-annex-table">
      <SideColumns />
      <tbody>
        <tr>
          <th scope="row">{inLines("申报\n单位\n意见")}</th>
          <td className="form-cell-place">
            <OpinionCell
              lead=""
              text={employer}
              box="employer"
              seal="（盖章）"
              date={blank ? "" : application.employerOpinion.date}
              onwards={onwards("employer")}
            />
          </td>
        </tr>
        <tr>
          <th scope="row">{inLines("专家评估\n意见")}</th>
          <td className="form-cell-place">
            <OpinionCell
              lead={data.lead}
              text={expert}
              box="expert"
              seal="（签字）"
              date={data.signedOn}
              onwards={onwards("expert")}
            />
          </td>
        </tr>
        <tr>
          <th scope="row">{inLines("区人力资源社会保障局意见")}</th>
          <td className="form-cell-place">
            <OpinionCell lead="" text="" box="bureau" seal="区人力资源社会保障局（盖章）" date="" />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface ExtraPageProps {
  readonly application: Application;
  readonly rows: readonly ExtraRow[];
  readonly first: boolean;
}

/** 附页: what the regulation's form has no cell for. */
export function ExtraPage({ application, rows, first }: ExtraPageProps) {
  return (
    <>
      <h1 className="form-title">附页{first ? "" : "（续页）"}</h1>
      <p className="form-about">
        {application.number}　{application.studio.name}
      </p>
      <table className="form-table form-extra">
        <colgroup>
          {memberWidths.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((row) => (
            <ExtraTableRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The widths of the members' columns, in the order of `memberColumns`. */
const memberWidths = ["11%", "7%", "16%", "17%", "13%", "12%", "14%", "10%"];

function ExtraTableRow({ row }: { readonly row: ExtraRow }) {
  if (row.kind === "heading" || row.kind === "text") {
    return (
      <tr data-row={row.key} className={row.kind === "heading" ? "form-heading" : undefined}>
        <td colSpan={memberWidths.length}>{row.kind === "heading" ? row.title : row.words}</td>
      </tr>
    );
  }
  return (
    <tr data-row={row.key} className={row.kind === "columns" ? "form-extra-columns" : undefined}>
      {row.cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}

function SideColumns() {
  return (
    <colgroup>
      <col className="form-annex-side" />
      <col />
    </colgroup>
  );
}

/** A label with its line breaks. */
function inLines(label: string) {
  return label.split("\n").map((line) => (
    <span key={line} className="form-label-line">
      {line}
    </span>
  ));
}
