import type { PictureCoding } from "../codec/pdf-writer";

/** How one page is put on the glass and what the device makes of it. */
export interface ScanSettings {
  readonly coding: PictureCoding;
  /** Dots an inch, 150 to 300. */
  readonly dpi: number;
  /** JPEG quality, or the ratio for JPEG 2000. */
  readonly quality?: number;
  /** Degrees the sheet lies askew; at random within ±0.9 when absent. */
  readonly skew?: number;
  /** Degrees clockwise by which the picture itself is turned: the sheet went through the feeder sideways. */
  readonly turned?: 0 | 90 | 270;
  /** The page's own /Rotate, clockwise. */
  readonly rotate?: 0 | 90 | 270;
  /** Colour of the paper. */
  readonly paper?: string;
  /** Number of folds across the sheet. */
  readonly folds?: number;
  /** Shadow of the binding along the left edge. */
  readonly gutter?: boolean;
}
