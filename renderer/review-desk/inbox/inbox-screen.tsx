import { useMemo, useState } from "react";
import type { GapPlace } from "../../../shared/rules/gaps";
import { type IdentityPorts, SeatBar } from "../../identity";
import { SavedMark, StatusBar, TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Screen } from "../../ui/screen";
import { useShortcuts } from "../../ui/shortcuts";
import { isSuperseded, type OpenRound, type ReviewDeskPorts, type RoundSummary } from "../ports";
import { savedWords } from "./calendar-words";
import "./inbox.css";
import { InboxFilter } from "./inbox-filter";
import { InboxTable } from "./inbox-table";
import { lackingOf } from "./missing";
import { MissingDialog } from "./missing-dialog";
import { MissingNotice } from "./missing-notice";
import { ReadingOnlyNotice } from "./reading-only";
import { ReturnedNotice } from "./returned-notice";
import { RoundHead } from "./round-head";
import { type InboxView, rowsOf, viewOf } from "./rows";
import { SupersededNotice } from "./superseded-notice";
import { useGaps } from "./use-gaps";
import { WithoutScansNotice } from "./without-scans-notice";

export interface InboxProps {
  readonly ports: ReviewDeskPorts;
  readonly rounds: readonly RoundSummary[];
  readonly openRound: OpenRound;
  readonly identity: IdentityPorts;
  readonly onRound: (packageId: string) => void;
  readonly onImport: () => void;
  readonly onExport: () => void;
  /** Shows the forms of the round, to be printed. */
  readonly onPrint: () => void;
  readonly onRevisions: () => void;
  /** Removes the round from this seat, after asking. */
  readonly onRemove: () => void;
  /** Walks one criterion across all applications; `null` while none may be opened. */
  readonly onCompare: (() => void) | null;
  /** Shows the own points of all applications; `null` while none may be opened. */
  readonly onOverview: (() => void) | null;
  readonly onReview: (applicationId: string, place?: GapPlace) => void;
  readonly onDeclare: (applicationId: string | null) => void;
}

const wholeList: InboxView = { kind: null, words: "", sort: { key: "number", down: false } };

/** 收件箱: the applications of one round, what is left to do, and the next step of each. */
export function InboxScreen(props: InboxProps) {
  const { ports, identity, openRound, onImport } = props;
  const [view, setView] = useState(wholeList);
  const [listing, setListing] = useState(false);
  const rows = useMemo(() => rowsOf(openRound), [openRound]);
  const lacking = lackingOf(rows, useGaps(ports, openRound));
  const now = ports.now();
  useShortcuts("申报列表", [
    { keys: "Ctrl+O", does: "导入任务包", run: onImport },
    { keys: "Ctrl+P", does: "打印表格", run: props.onPrint },
    ...(props.onCompare ? [{ keys: "Alt+C", does: "逐项横评", run: props.onCompare }] : []),
    ...(props.onOverview ? [{ keys: "Alt+T", does: "评分总览", run: props.onOverview }] : []),
  ]);

  return (
    <Screen
      name="inbox"
      title={openRound.round.title}
      ownHeading
      top={
        <TopBar
          left={<span className="inbox-desk">专家评审</span>}
          right={
            <SeatBar seat={ports.seat} ports={identity}>
              <Button onClick={onImport}>导入任务包…</Button>
            </SeatBar>
          }
        />
      }
      bottom={<StatusBar left={<SavedLine rows={rows} now={now} />} right="离线可用 · 不连接任何网络" />}
    >
      <div className="inbox-page">
        <RoundHead
          {...props}
          now={now}
          ready={lacking.length === 0 && rows.every(({ standing }) => standing.returned === null)}
        />
        {openRound.isWithoutScans && <WithoutScansNotice onImport={onImport} />}
        <ReturnedNotice rows={rows} />
        <InboxNotice
          {...props}
          lacking={lacking}
          onState={(kind) => setView({ ...wholeList, kind })}
          onList={() => setListing(true)}
        />
        <div className="inbox-card">
          {rows.length > 3 && <InboxFilter rows={rows} view={view} onView={setView} />}
          <InboxTable
            {...props}
            all={rows}
            rows={viewOf(rows, view)}
            view={view}
            onView={setView}
            criteria={openRound.round.rubric.criteria.length}
            now={now}
          />
        </div>
      </div>
      <MissingDialog open={listing} lacking={lacking} {...props} onClose={() => setListing(false)} />
    </Screen>
  );
}

type InboxNoticeProps = InboxProps &
  Pick<Parameters<typeof MissingNotice>[0], "lacking" | "onState" | "onList">;

/** What is left to do before the export, or why nothing is. */
function InboxNotice({ openRound, onRound, ...rest }: InboxNoticeProps) {
  const { summary, mayAnswer, round } = openRound;
  if (isSuperseded(openRound)) {
    const { packageId, revision } = summary.current;
    const where = revision === summary.revision ? "采用的任务包" : `第 ${revision} 版`;
    const back = <Button onClick={() => onRound(packageId)}>回到{where}</Button>;
    return <SupersededNotice summary={summary} action={back} />;
  }
  if (!mayAnswer) return <ReadingOnlyNotice />;
  return <MissingNotice {...rest} criteria={round.rubric.criteria.length} />;
}

function SavedLine({ rows, now }: { readonly rows: ReturnType<typeof rowsOf>; readonly now: string }) {
  const saved = rows
    .flatMap(({ standing }) => standing.savedAt ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  const newest = saved.at(-1);
  return (
    <>
      <SavedMark state="saved">全部已保存</SavedMark>
      {newest && <span>最近保存 {savedWords(newest, now)}</span>}
    </>
  );
}
