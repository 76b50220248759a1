import { useState } from "react";
import type { ChangeEntry, Edit } from "../../../shared/domain/history";
import type { Round } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { savedWords } from "../inbox";
import { changeWords, useReview } from "../review";
import { DifferenceText } from "./difference-text";

interface ChangeListProps {
  /** The oldest first. */
  readonly entries: readonly ChangeEntry[];
  readonly now: string;
  /** Compares the review as it was after an entry. */
  readonly onCompare: (seq: number) => void;
}

/** How many more entries one look shows. */
const atATime = 100;

/** What an entry did; one that took another back, or did it again, names that one. */
function entryWords(entry: ChangeEntry, entries: readonly ChangeEntry[], round: Round): string {
  const target = entries.find(({ seq }) => seq === entry.target);
  if (entry.kind === "edit" || !target) return changeWords(entry, round);
  return `${entry.kind === "undo" ? "撤销" : "重做"}第 ${target.seq} 次改动：${changeWords(target, round)}`;
}

/** Every change there ever was, the newest first: when, what, from what to what. Nothing is ever taken out. */
export function ChangeList({ entries, now, onCompare }: ChangeListProps) {
  const { round } = useReview();
  const [count, setCount] = useState(atATime);
  const newest = [...entries].reverse().slice(0, count);
  if (entries.length === 0) return <p className="versions-same">还没有改动。</p>;
  return (
    <>
      <ol className="versions-log" reversed start={entries.length}>
        {newest.map((entry) => (
          <li key={entry.seq}>
            <span className="versions-seq">{entry.seq}</span>
            <span className="versions-at">{savedWords(entry.at, now)}</span>
            <div>
              <span>{entryWords(entry, entries, round)}</span>
              {entry.edits.flatMap(textsOf).map(({ before, after }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes
                <DifferenceText key={index} before={before} after={after} />
              ))}
            </div>
            <Button
              size="small"
              aria-label={`比较第 ${entry.seq} 次改动之后的内容`}
              onClick={() => onCompare(entry.seq)}
            >
              比较
            </Button>
          </li>
        ))}
      </ol>
      {newest.length < entries.length && (
        <Button onClick={() => setCount(count + atATime)}>
          再显示更早的改动（还有 {entries.length - newest.length} 次）
        </Button>
      )}
    </>
  );
}

/** The texts that an edit changed. */
function textsOf(edit: Edit): { before: string; after: string }[] {
  const [before, after] = [wordsIn(edit, "before"), wordsIn(edit, "after")];
  return before === after ? [] : [{ before, after }];
}

function wordsIn(edit: Edit, side: "before" | "after"): string {
  switch (edit.on) {
    case "opinion":
      return edit[side];
    case "recommendation":
      return "";
    case "score":
    case "gate":
      return edit[side].comment;
    case "annotation":
      return edit[side]?.text ?? "";
  }
}
