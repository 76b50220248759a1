import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { fillPhrase, mostPhrases, type Phrase } from "../../../shared/domain/phrase";
import { starterPhrases } from "../../../shared/domain/starter-phrases";
import { refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { IconButton } from "../../ui/icon-button";
import { Kbd } from "../../ui/kbd";
import { Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { TextField } from "../../ui/text-field";
import { useToasts } from "../../ui/toasts";
import type { ReviewDeskPorts } from "../ports";
import { useDraft, useReview } from "../review";
import { type PhraseTarget, selectedIn } from "./insertion";
import { type PhraseBook, phraseBookOf } from "./phrase-book";
import { PhraseEditor } from "./phrase-editor";
import { fieldWords, valuesFor } from "./phrase-field";
import { keptText, moved, phrasesWith, written } from "./phrase-list";
import { PhraseRow } from "./phrase-row";
import "./phrases.css";

interface PhrasesDialogProps {
  readonly ports: Pick<ReviewDeskPorts, "phrases" | "savePhrases" | "newId">;
  /** Where a phrase goes; `null` where no field had the focus yet. */
  readonly target: PhraseTarget | null;
  readonly onInsert: (target: PhraseTarget, text: string) => void;
  readonly onClose: () => void;
}

/** 常用语: the expert's own phrases, to insert, search, write, put in order and delete. */
export function PhrasesDialog({ ports, target, onInsert, onClose }: PhrasesDialogProps) {
  const review = useReview();
  const draft = useDraft();
  const book = phraseBookOf(ports);
  const { phrases, refusal, undoable, redoable } = useStore(book.store);
  const [words, setWords] = useState("");
  const [editing, setEditing] = useState<Phrase | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once each time the dialog opens
  useEffect(() => {
    if (book.store.getState().phrases === null) void book.load();
  }, []);
  useShortcuts("常用语", [
    { keys: "Ctrl+Z", does: "撤销", overDialogs: true, run: book.undo },
    { keys: ["Ctrl+Shift+Z", "Ctrl+Y"], does: "重做", overDialogs: true, run: book.redo },
  ]);

  const shown = phrasesWith(phrases ?? [], words);
  const values = target ? valuesFor(target.field, { ...review, draft }) : {};
  const insert = (phrase: Phrase) => {
    if (target) onInsert(target, fillPhrase(phrase.text, values));
  };
  const begin = (text: string) => setEditing({ id: ports.newId(), text });
  const edits = useEdits(book, phrases ?? [], shown);
  const save = (text: string) => {
    const kept = keptText(text);
    if (!editing || kept === null || !phrases) return;
    book.change(written(phrases, { id: editing.id, text: kept }));
    setEditing(null);
  };
  const selected = target ? keptText(selectedIn(target)) : null;
  const isFull = (phrases?.length ?? 0) >= mostPhrases;
  const isNew = editing !== null && !phrases?.some(({ id }) => id === editing.id);

  return (
    <Dialog
      open
      title="常用语"
      width={720}
      screen="phrases"
      onClose={editing ? () => setEditing(null) : onClose}
      footer={
        <>
          <span className="phrases-keys">
            {target ? (
              <>
                <Kbd keys="ArrowDown" /> 选择，
                <Kbd keys="Enter" /> 插入到“{fieldWords(target.field, review.round)}”
              </>
            ) : (
              "先点进一个意见或评语栏，再打开常用语，就能插入"
            )}
          </span>
          <IconButton
            label="撤销"
            keys="Ctrl+Z"
            icon="undo"
            disabled={undoable.length === 0}
            onClick={book.undo}
          />
          <IconButton
            label="重做"
            keys="Ctrl+Shift+Z"
            icon="redo"
            disabled={redoable.length === 0}
            onClick={book.redo}
          />
          <Button onClick={onClose}>关闭</Button>
        </>
      }
    >
      <div className="phrases">
        {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
        <div className="phrases-head">
          <TextField
            label="查找常用语"
            hideLabel
            placeholder="查找常用语"
            data-autofocus
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => toFirst(event, list.current, () => shown[0] && insert(shown[0]))}
          />
          <Button icon="plus" disabled={phrases === null || isFull} onClick={() => begin("")}>
            新增
          </Button>
        </div>
        {selected !== null && !editing && (
          <Notice
            tone="info"
            action={
              <Button size="small" disabled={isFull} onClick={() => begin(selected)}>
                存为常用语…
              </Button>
            }
          >
            选中了：{selected.length > 40 ? `${selected.slice(0, 40)}…` : selected}
          </Notice>
        )}
        {isNew && editing && (
          <PhraseEditor
            key={editing.id}
            text={editing.text}
            onSave={save}
            onCancel={() => setEditing(null)}
          />
        )}
        {phrases?.length === 0 && !isNew && (
          <div className="phrases-none">
            <p>还没有常用语。自己写的常用语只存在这台电脑的本席位，加密保存，各个批次都能用。</p>
            <Button onClick={() => book.change(starterPhrases(ports.newId))}>放入一组起步用语</Button>
          </div>
        )}
        {phrases && phrases.length > 0 && shown.length === 0 && <p>没有找到含有“{words.trim()}”的常用语。</p>}
        <ul ref={list} className="phrases-list" aria-label="常用语">
          {shown.map((phrase) =>
            editing?.id === phrase.id ? (
              <li key={phrase.id}>
                <PhraseEditor text={phrase.text} onSave={save} onCancel={() => setEditing(null)} />
              </li>
            ) : (
              <PhraseRow
                key={phrase.id}
                phrase={phrase}
                values={values}
                onInsert={target ? () => insert(phrase) : () => setEditing(phrase)}
                onEdit={() => setEditing(phrase)}
                onMove={(direction) => edits.move(phrase, direction)}
                onDelete={() => edits.remove(phrase)}
              />
            ),
          )}
        </ul>
      </div>
    </Dialog>
  );
}

function useEdits(book: PhraseBook, phrases: readonly Phrase[], shown: readonly Phrase[]) {
  const toasts = useToasts();
  return {
    move: (phrase: Phrase, direction: 1 | -1) => {
      const next = moved(phrases, phrase.id, direction, shown);
      if (next !== phrases) book.change(next);
    },
    remove: (phrase: Phrase) => {
      const at = phrases.indexOf(phrase);
      book.change(phrases.filter(({ id }) => id !== phrase.id));
      const back = () => {
        const now = book.store.getState().phrases ?? [];
        if (!now.some(({ id }) => id === phrase.id))
          book.change([...now.slice(0, at), phrase, ...now.slice(at)]);
      };
      toasts.show({ tone: "info", text: "已删除一条常用语。", action: { label: "撤销", run: back } });
    },
  };
}

/** From the search field: down into the list, Enter takes the first one. Never while an input method composes. */
function toFirst(event: KeyboardEvent, list: HTMLElement | null, takeFirst: () => void): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  if (event.key === "ArrowDown") list?.querySelector<HTMLElement>(".phrases-take")?.focus();
  else if (event.key === "Enter") takeFirst();
  else return;
  event.preventDefault();
}
