interface OpinionCellProps {
  /** Above the text; empty for the cells of others. */
  readonly lead: string;
  /** Absent while the cell is measured. */
  readonly text: string | undefined;
  readonly box: string;
  /** What stands before or after the room for a seal or a signature: the regulation's own word. */
  readonly seal: string;
  /** Printed before it, where a name is printed. */
  readonly name?: string;
  /** `YYYY-MM-DD`; empty where it is written by hand. */
  readonly date: string;
  /** Said instead of the signature where the text goes on elsewhere. */
  readonly onwards?: string | undefined;
  /** 套打: the words that the page has already are left out, their room is kept. */
  readonly over?: boolean;
}

/**
 * One opinion of 附件1: text, then the place for seal or signature, then year, month and day. The overprint is the same cell
 * with what the page has already left unprinted, so that both always agree.
 */
export function OpinionCell(props: OpinionCellProps) {
  const { lead, text, box, seal, name = "", date, onwards, over = false } = props;
  const [year = "", month = "", day = ""] = date === "" ? [] : date.split("-");
  return (
    <div className={`form-cell${over ? " form-cell-over" : ""}`}>
      {lead !== "" && <p className="form-opinion-lead">{lead}</p>}
      <div className="form-cell-text" data-box={box}>
        {text}
      </div>
      {onwards && <p className="form-cell-onwards">{onwards}</p>}
      <p className="form-cell-seal">
        <span className="form-cell-name">{name}</span>
        <span className="form-cell-word">{seal}</span>
      </p>
      <p className="form-cell-date">
        <span className="form-cell-year">{year}</span>
        <span className="form-cell-word">年</span>
        <span className="form-cell-day">{bare(month)}</span>
        <span className="form-cell-word">月</span>
        <span className="form-cell-day">{bare(day)}</span>
        <span className="form-cell-word">日</span>
      </p>
    </div>
  );
}

/** `8` for `08`. */
const bare = (figures: string) => figures.replace(/^0/, "");
