import type { ReactNode } from "react";
import type { Turn } from "../../shared/annotation/geometry";
import type { Annotation, Mark, Meaning, StampSign } from "../../shared/domain/annotation";
import type { OnRegion } from "./capture/capture-layer";
import type { Clarity } from "./clarity/settings";
import type { LinkSide, ScrollLink } from "./scroll-link";
import type { MaterialSource } from "./source";
import type { FoundRequest } from "./text/found-places";
import type { ToolbarItem } from "./toolbar/toolbar-item";

/** What the pointer does on a page: 移动, 橡皮, or draw a mark. Text is highlighted by selecting it, with any tool. */
export type Tool = "hand" | "eraser" | Exclude<Mark["tool"], "passage">;

/** 适合宽度, 整页, or a factor of the actual size (1 = 100 %). */
export type Zoom = "width" | "page" | number;

/** Where the reader is. Keep it as it is given and hand it back as `initialView` to return to the same lines. */
export interface ViewState {
  /** The page at the top of the pane, from 1. */
  readonly page: number;
  /** The share of that page, 0 to 1, that lies above the pane's upper edge. */
  readonly offset: number;
  readonly zoom: Zoom;
  /** Only pages the reader has turned. */
  readonly turns: Readonly<Record<number, Turn>>;
  /** One page at a time; left out for all below each other. */
  readonly single?: boolean;
  /** How the material is shown; left out as the file has it. */
  readonly clarity?: Clarity;
}

/** A mark just drawn; the desk gives it an id, its times and its place in the history. */
export interface NewMark {
  readonly materialId: string;
  readonly page: number;
  readonly mark: Mark;
  readonly meaning: Meaning;
  /** Empty but for a note, which is made with its text, and a copy, which has that of what was copied. */
  readonly text: string;
}

/** One part of what a gesture did. */
export type MarkChange =
  | { readonly kind: "create"; readonly created: NewMark }
  /** The same annotation moved, resized, or with another form, meaning or text. */
  | { readonly kind: "change"; readonly changed: Annotation }
  | { readonly kind: "delete"; readonly id: string };

/** Asks the viewer to go to an annotation and flash it. A new `nonce` asks again. */
export interface FlashRequest {
  readonly annotationId: string;
  readonly nonce: number;
}

/** Asks the viewer to go to a page. A new `nonce` asks again. */
export interface PageRequest {
  readonly page: number;
  /** The share of the page, 0 to 1, to begin at; its top without one. */
  readonly offset?: number;
  readonly nonce: number;
}

/** How the reader marks; the desk keeps it, so that it stays the same from one material to the next. */
export interface MarkingState {
  readonly tool: Tool;
  readonly meaning: Meaning;
  /** What the next stamp says. */
  readonly sign: StampSign;
  onTool(tool: Tool): void;
  onMeaning(meaning: Meaning): void;
  onSign(sign: StampSign): void;
}

/** The scan of one material with its tools and marks. It fills the box it stands in. */
export interface ViewerProps {
  /** Opened by the desk and closed by the desk, after the viewer is unmounted. Another object means another document. */
  readonly source: MaterialSource;
  /** Spoken as the name of the document, e.g. 材料2 高级技师证书. */
  readonly title: string;
  /** The declared number of pages: what is shown until the document says its own. */
  readonly pagesHint: number;
  /** Where to begin; only read when the source changes. */
  readonly initialView?: Partial<ViewState> | undefined;
  /** Told at most every 0.2 s while the reader moves, and once more when the viewer closes. */
  readonly onViewChange?: ((view: ViewState) => void) | undefined;
  /** The annotations of this material, in any order. */
  readonly annotations: readonly Annotation[];
  /** The selected annotations, in the order they were selected. */
  readonly selectedIds: readonly string[];
  /** A sealed review: marks can be looked at and selected, nothing can be drawn or changed. */
  readonly readOnly?: boolean | undefined;
  readonly marking: MarkingState;
  /**
   * All that one finished gesture did: one step of undo. The desk gives new marks their ids and times and selects
   * them by `selectedIds`; it may ask before it deletes.
   */
  readonly onMarks: (changes: readonly MarkChange[]) => void;
  readonly onSelect: (annotationIds: readonly string[]) => void;
  /** The codes of what cites the annotation, e.g. `["A1"]`, drawn on the mark as 依据 · A1. Another function means other codes. */
  readonly citedBy: (annotationId: string) => readonly string[];
  /** What the desk offers for the selected marks (引为 A1 的依据 E), shown in the bar below the page. */
  readonly selectionActions?: ((annotations: readonly Annotation[]) => ReactNode) | undefined;
  readonly flash?: FlashRequest | null | undefined;
  readonly goTo?: PageRequest | null | undefined;
  /** Words that were searched for: gone to, and framed as long as they are given. */
  readonly found?: FoundRequest | null | undefined;
  /** More tools of the desk in the toolbar; they fold with the others. */
  readonly toolbarItems?: readonly ToolbarItem[] | undefined;
  /** The other viewer to scroll together with. */
  readonly together?: { readonly link: ScrollLink; readonly side: LinkSide } | undefined;
  /** Told the picture of a region that is to be copied; without it no region can be. */
  readonly onRegion?: OnRegion | undefined;
  /** More buttons at the toolbar's end. */
  readonly toolbarEnd?: ReactNode;
  /** Called once a source, when the first page is complete on screen. */
  readonly onFirstPageDrawn?: (() => void) | undefined;
}

/** Small pictures of all pages of the document that a `Viewer` with the same source shows. */
export interface ThumbnailsProps {
  readonly source: MaterialSource;
  /** Marks drawn small on the pictures. */
  readonly annotations: readonly Annotation[];
}

/** A plain preview of a PDF that is in memory already. */
export interface PdfPreviewProps {
  readonly bytes: Uint8Array;
  /** Spoken as the name of the document. */
  readonly label: string;
}
