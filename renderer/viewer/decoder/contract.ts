import type { Colours } from "../../../shared/pdf/colour-space";
import type { Matrix } from "../../../shared/pdf/content";
import type { Rgb } from "../../../shared/pdf/fill";
import type { Prediction } from "../../../shared/pdf/filter";
import type { Bits } from "../../../shared/pdf/image";

/** How a picture's bytes are coded, with what its decoder must know. */
export type PictureCoding =
  | { readonly kind: "jpeg" }
  | { readonly kind: "g4"; readonly blackIs1: boolean }
  | { readonly kind: "jbig2"; readonly globals: Uint8Array<ArrayBuffer> | null }
  | { readonly kind: "flate"; readonly prediction: Prediction | null }
  /** A file of its own, drawn in the colours that it says it has. */
  | { readonly kind: "file"; readonly mediaType: string };

/** Whose device's colours a picture's are. */
export interface PictureProfile {
  /** The same key is the same profile. */
  readonly key: string;
  readonly components: 1 | 3;
  readonly bytes: Uint8Array;
}

/** A picture to be drawn. */
export interface Picture {
  /** The same key is the same picture, so that what is decoded already may be used. */
  readonly key: string;
  /** Handed over to the decoder. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** They are packed by Flate besides. */
  readonly packed: boolean;
  readonly coding: PictureCoding;
  readonly width: number;
  readonly height: number;
  readonly bits: Bits;
  readonly colours: Colours;
  /** `null` for the screen's own colours. */
  readonly profile: PictureProfile | null;
  readonly inverted: boolean;
  /** Of a mask, whose black alone is drawn, upon what is there: the colour it is drawn in. */
  readonly ink: Rgb | null;
  /** From the upright unit square to device pixels of the canvas. */
  readonly matrix: Matrix;
}

/** A canvas of pictures, drawn one upon the other on white. */
export interface DrawOrder {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly Picture[];
}

/** What the window tells the decoder. */
export type ToDecoder =
  | { readonly kind: "draw"; readonly order: DrawOrder }
  | { readonly kind: "cancel"; readonly id: number }
  /** Gives back what is kept decoded. */
  | { readonly kind: "forget" };

/** The decoder's answer to an order; `bitmap` is null where it cannot vouch for the picture. */
export interface FromDecoder {
  readonly id: number;
  readonly bitmap: ImageBitmap | null;
  /** Why not, for the log. */
  readonly reason?: string;
}
