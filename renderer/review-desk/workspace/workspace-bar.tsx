import { TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { IconButton } from "../../ui/icon-button";
import { Tag } from "../../ui/tag";
import { dateWords } from "../inbox";
import { useReadOnly, useReviewState } from "../review";
import { VersionsButton } from "../versions";
import type { Neighbours } from "./neighbours";
import type { Moves } from "./workspace-keys";
import type { WorkspaceProps } from "./workspace-screen";

type WorkspaceBarProps = Pick<WorkspaceProps, "openRound" | "application" | "ports"> & {
  readonly moved: Moves;
  readonly neighbours: Neighbours;
  /** Begins or ends 逐项横评. */
  readonly compare: { readonly on: boolean; readonly toggle: () => void };
  readonly onSeal: () => void;
  /** The sheet's drawer in a narrow window; `null` where the sheet stands beside the scan. */
  readonly drawer: { readonly open: boolean; readonly set: (open: boolean) => void } | null;
};

/** Which dossier this is, the ones beside it, undo and redo, and the seal. */
export function WorkspaceBar(props: WorkspaceBarProps) {
  const { openRound, application, ports, moved, neighbours, compare, onSeal, drawer } = props;
  const { position, count } = neighbours;
  const { number, studio, master } = application;
  const readOnly = useReadOnly();
  const undoable = useReviewState((state) => state.history.undoable.length > 0);
  const redoable = useReviewState((state) => state.history.redoable.length > 0);
  return (
    <TopBar
      left={
        <>
          <Button icon="prev" className="workspace-back" onClick={moved.back}>
            申报列表
          </Button>
          <IconButton
            label="上一份申报"
            keys="Alt+←"
            icon="up"
            framed
            disabled={!moved.previous}
            onClick={() => moved.previous?.()}
          />
          <IconButton
            label="下一份申报"
            keys="Alt+→"
            icon="down"
            framed
            disabled={!moved.next}
            onClick={() => moved.next?.()}
          />
          <h2 className="workspace-name">
            <span className="workspace-number">{number}</span>
            <span className="workspace-studio">{studio.name}</span>
            {application.calibration && <Tag tone="orange">练习</Tag>}
            <span className="workspace-master">
              {[master.name, master.occupation].filter(Boolean).map((each) => ` · ${each}`)}
            </span>
          </h2>
        </>
      }
      right={
        <>
          <span className="workspace-position">
            {position === null ? "不计入结果" : `第 ${position} / ${count} 份`}
            <span className="workspace-deadline"> · 截止 {dateWords(openRound.round.deadline).slice(5)}</span>
          </span>
          {!readOnly && (
            <span className="workspace-undo">
              <IconButton label="撤销" keys="Ctrl+Z" icon="undo" disabled={!undoable} onClick={moved.undo} />
              <IconButton
                label="重做"
                keys="Ctrl+Shift+Z"
                icon="redo"
                disabled={!redoable}
                onClick={moved.redo}
              />
            </span>
          )}
          <VersionsButton ports={ports} />
          <IconButton
            label="逐项横评"
            keys="Alt+C"
            icon="compare"
            pressed={compare.on}
            onClick={compare.toggle}
          />
          {drawer && (
            <Button icon="sheet" aria-expanded={drawer.open} onClick={() => drawer.set(!drawer.open)}>
              评审表
            </Button>
          )}
          {!readOnly && openRound.mayAnswer && !application.calibration && (
            <Button variant="primary" onClick={onSeal}>
              定稿…
            </Button>
          )}
        </>
      }
    />
  );
}
