import {
  type KeyboardEvent,
  type Ref,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import { Button } from "../../../ui/button";
import { IconButton } from "../../../ui/icon-button";
import { ProgressBar } from "../../../ui/progress-bar";
import { useShortcuts } from "../../../ui/shortcuts";
import { TextField } from "../../../ui/text-field";
import { useReview, useReviewState } from "../../review";
import { materialCode } from "../material-words";
import type { DossierTexts } from "./dossier-texts";
import { HitList } from "./hit-list";
import {
  findHits,
  type Hit,
  isAllPictures,
  mostHits,
  progressOf,
  unsearchedOf,
  unsearchedWords,
} from "./hits";
import "./search-panel.css";

/** What the workspace asks of the open panel. */
export interface SearchPanelHandle {
  /** Puts the cursor into the field, and other words where there are some. */
  ask(words: string | null): void;
}

interface SearchPanelProps {
  readonly ref: Ref<SearchPanelHandle>;
  readonly texts: DossierTexts;
  /** What to search for at first. */
  readonly words: string | null;
  readonly onGo: (hit: Hit) => void;
  readonly onClose: () => void;
}

/** 查找 in all materials of the application: hits with what stands round them, and what cannot be searched. */
export function SearchPanel({ ref, texts, words: first, onGo, onClose }: SearchPanelProps) {
  const root = useRef<HTMLElement>(null);
  const [words, setWords] = useState(first ?? "");
  const [at, setAt] = useState<string | null>(null);
  const wanted = useDeferredValue(words);
  const searched = useSearched(texts);
  const groups = useMemo(() => findHits(searched, wanted), [searched, wanted]);
  const hits = useMemo(() => groups.flatMap((group) => group.hits), [groups]);
  const field = () => root.current?.querySelector<HTMLInputElement>("input");
  useImperativeHandle(ref, () => ({
    ask(asked) {
      if (asked !== null) setWords(asked);
      field()?.focus();
      field()?.select();
    },
  }));
  useEffect(() => {
    const input = root.current?.querySelector("input");
    input?.focus();
    input?.select();
  }, []);
  const go = (hit: Hit) => {
    setAt(hit.key);
    onGo(hit);
  };
  const step = (by: 1 | -1) => {
    const listed = hits.slice(0, mostHits);
    const now = listed.findIndex(({ key }) => key === at);
    const next = now < 0 ? (by === 1 ? 0 : listed.length - 1) : (now + by + listed.length) % listed.length;
    const hit = listed[next];
    if (hit) go(hit);
  };
  useShortcuts("查找", [
    { keys: "F3", does: "下一处", inText: true, run: () => step(1) },
    { keys: "Shift+F3", does: "上一处", inText: true, run: () => step(-1) },
  ]);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isField = event.target === field();
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && isField) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section ref={root} className="search-panel" aria-label="查找" onKeyDown={press}>
      <div className="search-head">
        <TextField
          label="在全部材料中查找"
          hideLabel
          placeholder="查找材料中的文字"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setAt(null);
          }}
        />
        <IconButton
          label="上一处"
          icon="up"
          keys="Shift+F3"
          disabled={hits.length === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          label="下一处"
          icon="down"
          keys="F3"
          disabled={hits.length === 0}
          onClick={() => step(1)}
        />
        <IconButton label="关闭查找" icon="close" keys="Esc" onClick={onClose} />
      </div>
      <Progress texts={texts} searched={searched} />
      <div className="search-found">
        <Counted searched={searched} wanted={wanted} count={hits.length} />
        <HitList groups={groups} current={at} onGo={go} />
        <Unsearched searched={searched} />
      </div>
    </section>
  );
}

type SearchedState = ReturnType<typeof useSearched>;

function useSearched(texts: DossierTexts) {
  const { application } = useReview();
  const found = useStore(texts.store, (state) => state.materials);
  const running = useStore(texts.store, (state) => state.running);
  const marks = useReviewState((state) => state.history.draft.annotations);
  const { materials } = application;
  return useMemo(
    () => ({ materials, annotations: Object.values(marks), texts: found, running }),
    [materials, marks, found, running],
  );
}

function Progress({ texts, searched }: { readonly texts: DossierTexts; readonly searched: SearchedState }) {
  const { looked, all } = progressOf(searched.texts);
  if (!searched.running && looked >= all) return null;
  return (
    <div className="search-progress">
      <ProgressBar value={looked} max={all} label="查找进度" />
      <span>
        已查 {looked} / {all} 页
      </span>
      {searched.running ? (
        <Button size="small" variant="quiet" onClick={texts.stop}>
          停止
        </Button>
      ) : (
        <Button size="small" variant="quiet" onClick={texts.start}>
          接着查
        </Button>
      )}
    </div>
  );
}

interface CountedProps {
  readonly searched: SearchedState;
  readonly wanted: string;
  readonly count: number;
}

/** What came of it, spoken too. */
function Counted({ searched, wanted, count }: CountedProps) {
  return (
    <p className="search-count" role="status">
      {countedWords(searched, wanted, count)}
    </p>
  );
}

function countedWords(searched: SearchedState, wanted: string, count: number): string {
  const pictures = isAllPictures(searched);
  const onlyPictures = "材料都是图片，没有可以查找的文字。";
  if (wanted.trim() === "")
    return pictures ? onlyPictures : "输入要找的文字，也可以是材料名称或自己写的批注。";
  if (count > mostHits) return `找到 ${count} 处，只列出前 ${mostHits} 处。请多输入几个字。`;
  if (count > 0) return `找到 ${count} 处`;
  if (searched.running) return "还没有找到，正在查…";
  if (pictures) return onlyPictures;
  return "没有找到。";
}

function Unsearched({ searched }: { readonly searched: SearchedState }) {
  const { application } = useReview();
  const all = unsearchedOf(searched);
  if (all.length === 0) return null;
  return (
    <ul className="search-unsearched" aria-label="查不到的">
      {all.map(({ material, text }) => (
        <li key={material.id}>{unsearchedWords(materialCode(application, material.id), text)}</li>
      ))}
    </ul>
  );
}
