import { type ReactNode, useState } from "react";
import { refusalSentence } from "../../../shared/refusal";
import { Button, SavedPlace } from "../../ui";
import type { SeatSummary } from "../ports";
import type { KeptRemoval, RemovalPorts } from "./ports";

export interface NoteButtonsProps {
  readonly seat: SeatSummary;
  readonly note: KeptRemoval;
  readonly ports: RemovalPorts;
  /** Distinguishes one note's buttons from another's for those who hear them. */
  readonly about?: string;
}

/** What can be done with a note: its page printed, its signed file saved. */
export function NoteButtons({ seat, note, ports, about = "" }: NoteButtonsProps) {
  const [words, setWords] = useState<ReactNode>("");
  const [shown, setShown] = useState(false);
  const { RemovalSheet } = ports;
  const save = async () => {
    const saved = await ports.save(note);
    if (!saved.ok) setWords(refusalSentence(saved.refusal));
    else if (saved.value)
      setWords(
        <>
          清除记录已保存为
          <SavedPlace saved={saved.value} />
        </>,
      );
  };
  return (
    <div className="removal-buttons">
      <Button
        icon="print"
        aria-label={about ? `打印清除记录：${about}` : undefined}
        onClick={() => setShown(true)}
      >
        打印清除记录…
      </Button>
      <Button
        icon="save"
        aria-label={about ? `保存清除记录：${about}` : undefined}
        onClick={() => void save()}
      >
        保存清除记录…
      </Button>
      <span className="removal-words" role="status">
        {words}
      </span>
      {shown && <RemovalSheet seat={seat} note={note} onClose={() => setShown(false)} />}
    </div>
  );
}
