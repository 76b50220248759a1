import type { Turn } from "../../../shared/annotation/geometry";

/** Small pictures as the pages' drawer uses them. */
export interface PreviewFaces {
  /** The small picture of a page, unturned by the reader, where it is at hand. It belongs to whoever gives it. */
  canvas(page: number): HTMLCanvasElement | null;
  /** Whether pages rush by: those with a small picture need no other drawing now. */
  readonly hurried: boolean;
  /** A page was drawn: its small picture may come from that. */
  drawn(page: number, drawn: { readonly canvas: HTMLCanvasElement; readonly turn: Turn }): void;
  /** Gives back what is decoded, while nobody looks. */
  rest(): void;
  /** Calls `listener` after a page's small picture came or went, and with `null` when pages rush no more. */
  subscribe(listener: (page: number | null) => void): () => void;
}
