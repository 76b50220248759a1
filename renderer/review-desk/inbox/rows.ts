import type { Application } from "../../../shared/domain/application";
import type { TagTone } from "../../ui/tag";
import {
  isSuperseded,
  type OpenRound,
  type RecusalAnswer,
  type ReviewStanding,
  type ReviewState,
} from "../ports";

/** One application as the table shows it. */
export interface InboxRow {
  /** The next step's button; `null` where nothing can be opened: an older revision shows what was reviewed alone. */
  readonly next: string | null;
  readonly application: Application;
  readonly standing: ReviewStanding;
  readonly recusal: RecusalAnswer | null;
  readonly pages: number;
  /** Of a practice dossier (校准练习), whether every criterion has points; `null` for one that counts. */
  readonly practice: "open" | "done" | null;
}

/** The rows of a round, in the round's order. An application without a standing was never asked about. */
export function rowsOf(openRound: OpenRound): InboxRow[] {
  const { applications, standings, declaration, round } = openRound;
  const criteria = round.rubric.criteria.length;
  const superseded = isSuperseded(openRound);
  return applications.map((application) => {
    const standing =
      standings.find((each) => each.applicationId === application.id) ?? unasked(application.id);
    const done = standing.scored === criteria ? "done" : "open";
    const practice = application.calibration ? done : null;
    return {
      ...{ application, standing, practice },
      recusal: declaration.recusals.find((each) => each.applicationId === application.id) ?? null,
      pages: application.materials.reduce((sum, material) => sum + material.pages, 0),
      next: superseded ? readingStep(standing) : nextStep(standing, practice),
    };
  });
}

function nextStep({ state, returned }: ReviewStanding, practice: InboxRow["practice"]): string {
  if (practice === "done" && state === "started") return "对照参考分";
  return returned && (state === "sealed" || state === "exported") ? "处理退回" : stateWords[state].next;
}

const readingStep = ({ state }: ReviewStanding) =>
  state === "undeclared" || state === "recused" ? null : "查阅";

function unasked(applicationId: string): ReviewStanding {
  return { applicationId, state: "undeclared", scored: 0, points: null, savedAt: null, returned: null };
}

/** The tag and the next step of each state. */
export const stateWords: Record<
  ReviewState,
  { readonly label: string; readonly tone: TagTone; readonly next: string }
> = {
  undeclared: { label: "未声明回避", tone: "grey", next: "声明并开始" },
  untouched: { label: "未开始", tone: "grey", next: "开始" },
  started: { label: "评审中", tone: "blue", next: "继续" },
  sealed: { label: "已定稿", tone: "green", next: "查看" },
  exported: { label: "已导出", tone: "green", next: "查看" },
  recused: { label: "已回避", tone: "violet", next: "查看声明" },
};

/** The tag of a row. A practice dossier is never sealed: it is through once every criterion has points. */
export function tagOf({ standing, practice }: InboxRow): { readonly label: string; readonly tone: TagTone } {
  if (practice === null || standing.state !== "started") return stateWords[standing.state];
  return practice === "done" ? { label: "已练完", tone: "green" } : { label: "练习中", tone: "blue" };
}

const stateOrder: readonly ReviewState[] = [
  "started",
  "undeclared",
  "untouched",
  "sealed",
  "exported",
  "recused",
];

/** What the table can be narrowed to: a state of the applications that count, or what is for practice. */
export type RowKind = ReviewState | "practice";

const kindOf = ({ standing, practice }: InboxRow): RowKind => (practice ? "practice" : standing.state);

/** What occurs, with how often, in the order it is worked on. A practice dossier counts in no state. */
export function kindCounts(rows: readonly InboxRow[]): { kind: RowKind; count: number }[] {
  return ([...stateOrder, "practice"] as const)
    .map((kind) => ({ kind, count: rows.filter((row) => kindOf(row) === kind).length }))
    .filter(({ count }) => count > 0);
}

/** What the table can be put in order by. */
export type SortKey = "number" | "pages" | "progress" | "points" | "saved";

export interface InboxView {
  readonly kind: RowKind | null;
  readonly words: string;
  readonly sort: { readonly key: SortKey; readonly down: boolean };
}

/** The rows that fit the filter, in the order asked for. Equal rows keep the round's order; what is unknown comes last. */
export function viewOf(rows: readonly InboxRow[], view: InboxView): InboxRow[] {
  const wanted = view.words.trim().toLowerCase();
  const fitting = rows.filter(
    (row) =>
      (view.kind === null || kindOf(row) === view.kind) && searchText(row.application).includes(wanted),
  );
  return fitting.sort((one, other) => compare(one, other, view.sort.key, view.sort.down));
}

function searchText({ number, studio, master, employer }: Application): string {
  return [number, studio.name, master.name, master.occupation, employer.name].join("\n").toLowerCase();
}

function compare(one: InboxRow, other: InboxRow, key: SortKey, down: boolean): number {
  const [a, b] = [sortValue(one, key), sortValue(other, key)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
  return down ? -order : order;
}

function sortValue({ application, standing, pages }: InboxRow, key: SortKey): string | number | null {
  switch (key) {
    case "number":
      return application.number;
    case "pages":
      return pages;
    case "progress":
      return standing.scored;
    case "points":
      return standing.points;
    case "saved":
      return standing.savedAt === null ? null : Date.parse(standing.savedAt);
  }
}

/**
 * The one application whose next step stands out: the one worked on last, one sent back, otherwise the first that is not
 * done. Practice comes first while nothing that counts was begun, and never again afterwards.
 */
export function nextUp(rows: readonly InboxRow[]): string | null {
  const started = rows.filter(
    ({ standing, practice }) => standing.state === "started" && practice !== "done",
  );
  const newest = started.reduce<InboxRow | undefined>(
    (best, row) => (best && savedTime(best) >= savedTime(row) ? best : row),
    undefined,
  );
  const counting = rows.filter(({ practice }) => practice === null);
  const returned = counting.find(({ standing }) => standing.returned !== null);
  const begun = counting.some(({ standing }) => begunStates.includes(standing.state));
  const practice = begun ? undefined : rows.find((row) => row.practice === "open" && isOpen(row));
  return (newest ?? returned ?? practice ?? counting.find(isOpen))?.application.id ?? null;
}

const begunStates: readonly ReviewState[] = ["started", "sealed", "exported"];

const isOpen = ({ standing: { state } }: InboxRow) => state === "untouched" || state === "undeclared";

const savedTime = (row: InboxRow) => (row.standing.savedAt === null ? 0 : Date.parse(row.standing.savedAt));
