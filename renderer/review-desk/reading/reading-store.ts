import { createStore, type StoreApi } from "zustand/vanilla";
import type { Annotation, Meaning, StampSign } from "../../../shared/domain/annotation";
import type { FlashRequest, MarkChange, PageRequest, Tool, ViewState } from "../../viewer";
import type { WithdrawnMaterial } from "../ports";
import { type Dossier, keepPlace, keptPlace, type PlaceStorage } from "./places";

/** What is being read and how. */
export interface ReadingState {
  readonly materialId: string | null;
  /** The selected annotations, in the order they were selected. */
  readonly selectedIds: readonly string[];
  /** The marks drawn last, so that they can be cited without selecting them. */
  readonly lastDrawnIds: readonly string[];
  /** What would delete marks that are cited, while the user is asked about it. */
  readonly asked: readonly MarkChange[] | null;
  readonly flash: FlashRequest | null;
  readonly goTo: PageRequest | null;
  readonly tool: Tool;
  readonly meaning: Meaning;
  /** What the next stamp says. */
  readonly sign: StampSign;
  /** Why each material that was withdrawn was, by its id. */
  readonly withdrawn: Readonly<Record<string, WithdrawnMaterial["reason"]>>;
}

/** The reading of one application: moves between materials and pages, and remembers where it was. */
export interface Reading {
  readonly store: StoreApi<ReadingState>;
  /** Opens a material where it was left, or at a page. */
  open(materialId: string, page?: number): void;
  /** Goes to an annotation and flashes it. */
  jump(annotation: Annotation): void;
  select(annotationIds: readonly string[]): void;
  /** Notes what was just drawn, and selects it. */
  drawn(annotationIds: readonly string[]): void;
  /** Asks about changes that would delete cited marks; `null` when it is answered. */
  ask(changes: readonly MarkChange[] | null): void;
  /** Where a material was left. */
  viewOf(materialId: string): ViewState | undefined;
  keepView(materialId: string, view: ViewState): void;
  setTool(tool: Tool): void;
  setMeaning(meaning: Meaning): void;
  setSign(sign: StampSign): void;
  /** Notes that a material is not shown any more. */
  withdraw(materialId: string, reason: WithdrawnMaterial["reason"]): void;
}

/** What a reading starts from; `materialIds` in the order of the dossier. `marking` stays from dossier to dossier. */
export interface ReadingToStart extends Dossier {
  readonly storage: PlaceStorage;
  readonly materialIds: readonly string[];
  readonly marking: Pick<ReadingState, "tool" | "meaning" | "sign">;
}

/** Starts where the application was left. */
export function startReading(start: ReadingToStart): Reading {
  const { storage, materialIds } = start;
  let place = keptPlace(storage, start);
  const kept = materialIds.find((id) => id === place.materialId);
  let nonce = 0;
  const store = createStore<ReadingState>(() => ({
    materialId: kept ?? materialIds[0] ?? null,
    selectedIds: [],
    lastDrawnIds: [],
    asked: null,
    flash: null,
    goTo: null,
    withdrawn: {},
    ...start.marking,
  }));
  const keep = (change: Partial<typeof place>) => {
    place = { ...place, ...change };
    keepPlace(storage, start, place);
  };
  const asking = () => {
    nonce += 1;
    return nonce;
  };

  return {
    store,
    open(materialId, page) {
      keep({ materialId });
      const goTo = page === undefined ? null : { page, nonce: asking() };
      const same = store.getState().materialId === materialId;
      store.setState({ materialId, goTo, flash: null, ...(same ? {} : { selectedIds: [] }) });
    },
    jump({ id, materialId }) {
      keep({ materialId });
      store.setState({
        materialId,
        selectedIds: [id],
        goTo: null,
        flash: { annotationId: id, nonce: asking() },
      });
    },
    select: (selectedIds) => store.setState({ selectedIds }),
    drawn: (ids) => store.setState({ selectedIds: ids, lastDrawnIds: ids }),
    ask: (asked) => store.setState({ asked }),
    viewOf: (materialId) => place.views[materialId],
    keepView: (materialId, view) => keep({ views: { ...place.views, [materialId]: view } }),
    setTool: (tool) => store.setState({ tool }),
    setMeaning: (meaning) => store.setState({ meaning }),
    setSign: (sign) => store.setState({ sign }),
    withdraw: (materialId, reason) =>
      store.setState(({ withdrawn }) => ({ withdrawn: { ...withdrawn, [materialId]: reason } })),
  };
}
