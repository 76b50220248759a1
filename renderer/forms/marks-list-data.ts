import type { Annotation } from "../../shared/domain/annotation";
import type { Application } from "../../shared/domain/application";
import type { Round } from "../../shared/domain/round";
import type { Signer } from "./form-data";

/** A small picture of what a mark marks, in black and white. */
export interface MarkPicture {
  /** A `data:` address. */
  readonly address: string;
  /** In CSS pixels, as printed. */
  readonly width: number;
  readonly height: number;
}

/** A mark with what the desk calls it. */
export interface PrintedMark {
  readonly annotation: Annotation;
  /** What was drawn, e.g. 矩形. */
  readonly drawn: string;
  /** The names of what cites it, e.g. A1, 资格2, in the order of the sheet. */
  readonly cited: readonly string[];
}

/** What the printed list of an expert's marks says. */
export interface MarksListData {
  readonly round: Round;
  readonly application: Application;
  readonly signer: Signer;
  /** How far the review is and the day, in words. */
  readonly standing: string;
  /** In the order of materials and pages. */
  readonly marks: readonly PrintedMark[];
  /** By the annotation's id; a mark without one is printed in words alone. */
  readonly pictures?: ReadonlyMap<string, MarkPicture>;
  /** Empty, to be filled in by hand. */
  readonly blank?: boolean;
}
