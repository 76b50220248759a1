import { createStore, type StoreApi } from "zustand/vanilla";
import type { Annotation, Meaning, StampSign } from "../../../shared/domain/annotation";
import type { FlashRequest, MarkChange, PageRequest, Tool, ViewState } from "../../viewer";
import type { WithdrawnMaterial } from "../ports";
import {
  type Dossier,
  keepPlace,
  keptPlace,
  type PlaceStorage,
  type ReadingPlace,
  type ReadPlace,
} from "./places";

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
  /** Where was read last for what is in hand, while it is offered to go back there. */
  readonly offered: ReadPlace | null;
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
  /**
   * Says which criterion or gate is in hand (`criterion:A1`): what is read from now on is read for it. Nothing moves; where
   * was read for it before, somewhere else, is offered.
   */
  hold(inHand: string): void;
  /** What is on screen counts as read for what is in hand, because it was just judged by it. */
  noteRead(): void;
  /** Goes to the place that is offered. */
  goBack(): void;
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
  /** The criterion or gate in hand: reading begins where was read for it last. */
  readonly inHand?: string;
  readonly marking: Pick<ReadingState, "tool" | "meaning" | "sign">;
}

/** Starts where was read last for what is in hand; where nothing was, where the application was left. */
export function startReading(start: ReadingToStart): Reading {
  const { storage, materialIds } = start;
  let place = beginning(start);
  const kept = materialIds.find((id) => id === place.materialId);
  let inHand = start.inHand ?? null;
  let nonce = 0;
  const store = createStore<ReadingState>(() => ({
    materialId: kept ?? materialIds[0] ?? null,
    selectedIds: [],
    lastDrawnIds: [],
    asked: null,
    flash: null,
    goTo: null,
    offered: null,
    withdrawn: {},
    ...start.marking,
  }));
  /** Where one is now; nowhere before the first page has said where it is. */
  const here = (): ReadPlace | null => {
    const { materialId } = store.getState();
    return materialId === null ? null : placeIn(place, materialId);
  };
  /** Where one was when what is in hand came to hand: only what moves from there is read for it. */
  let since = here();
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
    hold(next) {
      if (next === inHand) return;
      inHand = next;
      since = here();
      const read = place.read?.[next] ?? null;
      const known = read !== null && materialIds.includes(read.materialId);
      store.setState({ offered: known && !isSamePage(read, since) ? read : null });
    },
    noteRead() {
      const now = here();
      if (now && inHand !== null) keep({ read: { ...place.read, [inHand]: now } });
    },
    goBack() {
      const { offered, materialId: from } = store.getState();
      if (!offered) return;
      const { materialId, page, offset } = offered;
      keep({ materialId, views: { ...place.views, [materialId]: viewAt(place, offered) } });
      const goTo = from === materialId ? { page, offset, nonce: asking() } : null;
      store.setState({ offered: null, materialId, goTo, flash: null, selectedIds: [] });
    },
    select: (selectedIds) => store.setState({ selectedIds }),
    drawn: (ids) => store.setState({ selectedIds: ids, lastDrawnIds: ids }),
    ask: (asked) => store.setState({ asked }),
    viewOf: (materialId) => place.views[materialId],
    keepView(materialId, view) {
      keep({ views: { ...place.views, [materialId]: view } });
      const now = here();
      if (inHand === null || now?.materialId !== materialId) return;
      since ??= now;
      if (isSamePlace(now, since)) return;
      since = now;
      keep({ read: { ...place.read, [inHand]: now } });
    },
    setTool: (tool) => store.setState({ tool }),
    setMeaning: (meaning) => store.setState({ meaning }),
    setSign: (sign) => store.setState({ sign }),
    withdraw: (materialId, reason) =>
      store.setState(({ withdrawn }) => ({ withdrawn: { ...withdrawn, [materialId]: reason } })),
  };
}

/** The place kept, moved to where was read for what is in hand. */
function beginning(start: ReadingToStart): ReadingPlace {
  const place = keptPlace(start.storage, start);
  const read = start.inHand === undefined ? undefined : place.read?.[start.inHand];
  if (!read || !start.materialIds.includes(read.materialId)) return place;
  const { materialId } = read;
  return { ...place, materialId, views: { ...place.views, [materialId]: viewAt(place, read) } };
}

function viewAt({ views }: ReadingPlace, { materialId, page, offset }: ReadPlace): ViewState {
  return { zoom: "width", turns: {}, ...views[materialId], page, offset };
}

function placeIn({ views }: ReadingPlace, materialId: string): ReadPlace | null {
  const view = views[materialId];
  return view ? { materialId, page: view.page, offset: view.offset } : null;
}

function isSamePage(one: ReadPlace, other: ReadPlace | null): boolean {
  return one.materialId === other?.materialId && one.page === other.page;
}

/** A pane that changed its size moves the lines by a hair: that is no reading. */
function isSamePlace(one: ReadPlace, other: ReadPlace): boolean {
  return isSamePage(one, other) && Math.abs(one.offset - other.offset) < 0.02;
}
