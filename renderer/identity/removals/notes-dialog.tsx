import { useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Dialog, Notice } from "../../ui";
import { momentWords } from "../moment";
import type { SeatSummary } from "../ports";
import { NoteButtons } from "./note-buttons";
import type { KeptRemoval, RemovalPorts } from "./ports";
import "./removals.css";

export interface NotesDialogProps {
  readonly seat: SeatSummary;
  readonly ports: RemovalPorts;
  readonly onClose: () => void;
}

/** 清除记录: the notes of all that was removed at this seat. */
export function NotesDialog({ seat, ports, onClose }: NotesDialogProps) {
  const [notes, setNotes] = useState<readonly KeptRemoval[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    void ports.list().then((listed) => (listed.ok ? setNotes(listed.value) : setRefusal(listed.refusal)));
  }, [ports]);
  return (
    <Dialog open title="清除记录" width={760} screen="removal-notes" onClose={onClose}>
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
      {notes?.length === 0 && <p>本席位还没有清除过批次。</p>}
      {notes?.map((note) => (
        <article key={note.id} className="removal-note" aria-label={note.removal.round.title}>
          <h3>{note.removal.round.title}</h3>
          <p>
            {momentWords(note.removal.removedAt)} 由{note.removal.by.name}清除。理由：{note.removal.reason}
          </p>
          <p className="removal-later">
            校验码 <span className="removal-digest">{note.digest}</span>
          </p>
          <NoteButtons
            seat={seat}
            note={note}
            ports={ports}
            about={`${note.removal.round.title}，${momentWords(note.removal.removedAt)}`}
          />
        </article>
      ))}
    </Dialog>
  );
}
