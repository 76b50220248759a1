import type { Meaning } from "../../shared/domain/annotation";
import type { Application } from "../../shared/domain/application";
import { cutIntoSheets } from "./flow";
import { evidencePlace } from "./form-data";
import type { MarkPicture, MarksListData, PrintedMark } from "./marks-list-data";

/** One row of the list as printed. Rows are kept whole; long words go on in rows of their own. */
export type MarksListRow =
  /** Heads the marks of a material; never the last row of a sheet. */
  | { readonly kind: "material"; readonly key: string; readonly title: string }
  | {
      readonly kind: "mark";
      readonly key: string;
      /** From 1; a row that goes on with the one before has none. */
      readonly number: string;
      /** `材料2 · 第3页`. */
      readonly place: string;
      readonly drawn: string;
      readonly meaning: string;
      readonly words: string;
      readonly picture: MarkPicture | null;
      /** The codes of what cites it, e.g. `A1、资格2`. */
      readonly cited: string;
    };

/** The most words in one row: about a quarter of a sheet in their column. */
const longestInOneRow = 240;
const linesInOneRow = 12;

const meaningWords: Readonly<Record<Meaning, string>> = {
  positive: "肯定",
  question: "疑问",
  deduction: "扣分",
};

/** So many empty rows fill a sheet that is written by hand. */
const rowsByHand = 16;

/** The rows of the list: the marks as they come, those of each material under its title. */
export function marksListRows({
  application,
  marks,
  pictures,
  blank,
}: Pick<MarksListData, "application" | "marks" | "pictures" | "blank">): MarksListRow[] {
  if (blank) return Array.from({ length: rowsByHand }, (_, index) => emptyRow(index + 1));
  return marks.flatMap((mark, index) => {
    const { materialId } = mark.annotation;
    const own = markRows(application, mark, index + 1, pictures?.get(mark.annotation.id) ?? null);
    if (marks[index - 1]?.annotation.materialId === materialId) return own;
    const title = materialTitle(application, materialId);
    return [{ kind: "material" as const, key: `material-${materialId}`, title }, ...own];
  });
}

/** How many marks there are, of each meaning, and how many are evidence. */
export function marksSummary(marks: readonly PrintedMark[]): string {
  if (marks.length === 0) return "共 0 处";
  const count = (fits: (mark: PrintedMark) => boolean) => marks.filter(fits).length;
  const meanings = Object.entries(meaningWords).map(
    ([meaning, word]) => `${word} ${count((mark) => mark.annotation.meaning === meaning)} 处`,
  );
  const cited = count((mark) => mark.cited.length > 0);
  return `共 ${marks.length} 处：${meanings.join("，")}；其中引为依据 ${cited} 处`;
}

function emptyRow(number: number): MarksListRow {
  const words = { place: "", drawn: "", meaning: "", words: "", cited: "" };
  return { kind: "mark", key: `empty-${number}`, number: String(number), picture: null, ...words };
}

function markRows(
  application: Application,
  mark: PrintedMark,
  number: number,
  picture: MarkPicture | null,
): MarksListRow[] {
  const { annotation, drawn, cited } = mark;
  const [words = "", ...rest] = inPieces(annotation.text.trim());
  const first: MarksListRow = {
    kind: "mark",
    key: annotation.id,
    number: String(number),
    place: evidencePlace(application, annotation.materialId, annotation.page),
    drawn,
    meaning: meaningWords[annotation.meaning],
    words,
    picture,
    cited: cited.join("、"),
  };
  const again = { number: "", place: "（续上）", drawn: "", meaning: "", cited: "", picture: null };
  return [
    first,
    ...rest.map((piece, index) => ({
      ...first,
      ...again,
      key: `${annotation.id}-${index + 2}`,
      words: piece,
    })),
  ];
}

/** Words in pieces, each low enough for a row; nothing but a line break where they are cut is left out. */
function inPieces(words: string): string[] {
  const fits = (piece: string) =>
    piece.length <= longestInOneRow && piece.split("\n").length <= linesInOneRow;
  return cutIntoSheets(words, [fits]);
}

function materialTitle(application: Application, materialId: string): string {
  const index = application.materials.findIndex(({ id }) => id === materialId);
  return `材料${index + 1} ${application.materials[index]?.title ?? ""}`.trim();
}
