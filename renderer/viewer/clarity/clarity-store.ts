import { createStore, type StoreApi } from "zustand/vanilla";
import type { Turn } from "../../../shared/annotation/geometry";
import type { PercentRect } from "../../../shared/domain/annotation";
import type { ViewerSession } from "../session";
import type { PageTone } from "./estimate/tone";
import { type Clarity, plain } from "./settings";

/** What was seen of a page, in the page's own terms: it holds at every turn and zoom. */
export interface PageFindings {
  /** Degrees clockwise that it lies askew. */
  readonly angle: number;
  /** What of it carries anything once it is straight, in percent of the unrotated page; `null` for all of it. */
  readonly content: PercentRect | null;
  readonly tone: PageTone | null;
  /** The reader's turn that the tone's paper was seen at. */
  readonly turn: Turn;
}

/** How one open material is shown, and what was seen of its pages. */
export interface ClarityState {
  readonly settings: Clarity;
  readonly findings: Readonly<Record<number, PageFindings>>;
  /** 调节 is open. */
  readonly adjusting: boolean;
  /** The magnifier is in hand. */
  readonly magnifying: boolean;
}

const stores = new WeakMap<StoreApi<ViewerSession>, StoreApi<ClarityState>>();

/** How the material of a session is shown: the same for everyone who asks with the same session. */
export function clarityOf(session: StoreApi<ViewerSession>): StoreApi<ClarityState> {
  let store = stores.get(session);
  if (!store) {
    store = createStore<ClarityState>(() => ({
      settings: plain,
      findings: {},
      adjusting: false,
      magnifying: false,
    }));
    stores.set(session, store);
  }
  return store;
}

/** Changes how a material is shown. */
export function adjust(store: StoreApi<ClarityState>, change: Partial<Clarity>): void {
  store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
}
