import { type ReactNode, useState } from "react";
import { refusalSentence } from "../../../shared/refusal";
import { scoreCsv, scoreXlsx } from "../../forms";
import { Button } from "../../ui/button";
import { SavedPlace } from "../../ui/saved-place";
import type { ReviewDeskPorts } from "../ports";
import { scoreFileName } from "./file-name";
import type { GatherContext } from "./gather";
import { scoreFileData } from "./score-file-data";

type TableKind = "xlsx" | "csv";

interface ScoreFilesProps {
  readonly ports: Pick<ReviewDeskPorts, "saveTable">;
  readonly context: GatherContext;
}

/** The score sheets as tables to go on with in a spreadsheet; says underneath where they went. */
export function ScoreFiles({ ports, context }: ScoreFilesProps) {
  const [busy, setBusy] = useState<TableKind | null>(null);
  const [words, setWords] = useState<ReactNode>("");
  const { rows, openRound } = context;
  const empty = rows.every(({ forms }) => forms.length === 0);
  const save = async (kind: TableKind) => {
    const name = scoreFileName(
      openRound.round.title,
      rows.map(({ application }) => application),
      kind,
    );
    const data = await scoreFileData(context);
    if (!data.ok) return setWords(refusalSentence(data.refusal));
    const bytes = kind === "xlsx" ? await scoreXlsx(data.value) : scoreCsv(data.value);
    const saved = await ports.saveTable(kind, name, bytes);
    if (!saved.ok) return setWords(refusalSentence(saved.refusal));
    setWords(
      saved.value && (
        <>
          已保存为
          <SavedPlace saved={saved.value} />
        </>
      ),
    );
  };
  const press = (kind: TableKind) => {
    setBusy(kind);
    void save(kind).finally(() => setBusy(null));
  };
  return (
    <fieldset className="printing-group">
      <legend>评分表数据文件</legend>
      <p className="printing-hint">
        {rows.length === 1 ? "本份申报的评分表" : "全部申报的评分表"}
        ，可用表格软件打开，数字与屏幕和打印的一致。文件不加密，请妥善保管。
      </p>
      <div className="printing-choices">
        <Button
          size="small"
          disabled={empty || busy !== null}
          busy={busy === "xlsx"}
          onClick={() => press("xlsx")}
        >
          存为 XLSX…
        </Button>
        <Button
          size="small"
          disabled={empty || busy !== null}
          busy={busy === "csv"}
          onClick={() => press("csv")}
        >
          存为 CSV…
        </Button>
      </div>
      <p className="printing-saved" role="status">
        {words}
      </p>
    </fieldset>
  );
}
