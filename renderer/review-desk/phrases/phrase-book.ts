import { createStore, type StoreApi } from "zustand/vanilla";
import type { Phrase } from "../../../shared/domain/phrase";
import type { Refusal, Result } from "../../../shared/refusal";
import type { KeptPhrases, ReviewDeskPorts } from "../ports";

/** The phrases as they show, with what can be undone and done again, the newest last. */
export interface PhraseBookState {
  /** `null` until they were read. */
  readonly phrases: readonly Phrase[] | null;
  /** Why the last reading or saving failed. */
  readonly refusal: Refusal | null;
  readonly undoable: readonly (readonly Phrase[])[];
  readonly redoable: readonly (readonly Phrase[])[];
}

/** The phrases of the seat that is open. Each change shows at once and is stored in its turn. */
export interface PhraseBook {
  readonly store: StoreApi<PhraseBookState>;
  load(): Promise<void>;
  change(next: readonly Phrase[]): void;
  undo(): void;
  redo(): void;
  /** Resolves when nothing is on its way to the store. */
  settled(): Promise<void>;
}

type Ports = Pick<ReviewDeskPorts, "phrases" | "savePhrases">;

/** How many changes can be taken back. */
const deepest = 100;

/** Makes the book of a seat. What the store refuses is taken back: what shows is what is kept. */
export function makePhraseBook(ports: Ports): PhraseBook {
  const store = createStore<PhraseBookState>(() => ({
    ...{ phrases: null, refusal: null, undoable: [], redoable: [] },
  }));
  let revision = 0;
  let saving: Promise<void> = Promise.resolve();

  function take(result: Result<KeptPhrases>): boolean {
    if (result.ok) revision = result.value.revision;
    else store.setState({ refusal: result.refusal });
    return result.ok;
  }

  async function load(): Promise<void> {
    const result = await ports.phrases();
    if (take(result) && result.ok)
      store.setState({ phrases: result.value.phrases, undoable: [], redoable: [] });
  }

  async function save(phrases: readonly Phrase[]): Promise<void> {
    if (!take(await ports.savePhrases(phrases, revision))) await load();
  }

  function show(next: readonly Phrase[], state: Partial<PhraseBookState>): void {
    store.setState({ ...state, phrases: next, refusal: null });
    saving = saving.then(() => save(next));
  }

  function move(from: "undoable" | "redoable", to: "undoable" | "redoable"): void {
    const { phrases, ...stacks } = store.getState();
    const next = stacks[from].at(-1);
    if (!next || !phrases) return;
    show(next, { [from]: stacks[from].slice(0, -1), [to]: [...stacks[to], phrases] });
  }

  return {
    store,
    load,
    change(next) {
      const { phrases, undoable } = store.getState();
      if (phrases) show(next, { undoable: [...undoable, phrases].slice(-deepest), redoable: [] });
    },
    undo: () => move("undoable", "redoable"),
    redo: () => move("redoable", "undoable"),
    settled: () => saving,
  };
}

const books = new WeakMap<Ports, PhraseBook>();

/** The one book of a seat's ports: what can be undone outlives the dossier that is open. */
export function phraseBookOf(ports: Ports): PhraseBook {
  const known = books.get(ports);
  if (known) return known;
  const book = makePhraseBook(ports);
  books.set(ports, book);
  return book;
}
