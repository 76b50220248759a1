import { createStore, type StoreApi } from "zustand/vanilla";
import type { Turn } from "../../shared/annotation/geometry";
import type { OpenedDocument } from "./document/opened-document";
import type { OutlineEntry } from "./outline/outline-entry";
import type { Zoom } from "./props";
import type { MaterialSource } from "./source";

/** What the viewer of a document, its toolbar and its thumbnails know together. */
export interface ViewerSession {
  /** Set while the viewer has the document open. */
  readonly document: OpenedDocument | null;
  readonly pageCount: number;
  /** The page that fills most of the pane. */
  readonly page: number;
  readonly zoom: Zoom;
  /** One page at a time instead of all below each other. */
  readonly single: boolean;
  readonly turns: Readonly<Record<number, Turn>>;
  /** The zoom that 适合宽度 or 整页 comes to now, for the steps from there. */
  readonly factor: number;
  /** The next rectangle drawn is copied as a picture. */
  readonly capturing: boolean;
  readonly jump: Jump | null;
  /** The pages' names as the file gives them, such as `iv`; `null` where they are the numbers, or not known yet. */
  readonly labels: readonly string[] | null;
  /** The document's outline; `null` where it has none, or it is not known yet. */
  readonly outline: readonly OutlineEntry[] | null;
}

/** A place to go to. A new `nonce` goes there again. */
export interface Jump {
  readonly page: number;
  /** The share of the page, 0 to 1, to begin at. */
  readonly offset: number;
  readonly nonce: number;
}

const sessions = new WeakMap<MaterialSource, StoreApi<ViewerSession>>();

/** The session of an open material: the same for everyone who asks with the same source. */
export function sessionOf(source: MaterialSource): StoreApi<ViewerSession> {
  let session = sessions.get(source);
  if (!session) {
    session = createStore<ViewerSession>(() => ({
      document: null,
      pageCount: 0,
      page: 1,
      zoom: "width",
      single: false,
      turns: {},
      factor: 1,
      capturing: false,
      jump: null,
      labels: null,
      outline: null,
    }));
    sessions.set(source, session);
  }
  return session;
}

/** Goes to the top of a page, or `offset` (a share of it) further down; as near as the document has it. */
export function jumpTo(session: StoreApi<ViewerSession>, page: number, offset = 0): void {
  const { pageCount, jump } = session.getState();
  const within = Math.min(Math.max(1, Math.round(page)), Math.max(1, pageCount));
  session.setState({ jump: { page: within, offset, nonce: (jump?.nonce ?? 0) + 1 } });
}
