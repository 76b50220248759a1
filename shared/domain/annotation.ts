/** What a mark on a scan means to the reader: 肯定, 疑问, 扣分. */
export type Meaning = "positive" | "question" | "deduction";

/** A rectangle in percent (0 to 100) of the *unrotated* page, from its top left. */
export interface PercentRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point in percent of the unrotated page. */
export interface PercentPoint {
  readonly x: number;
  readonly y: number;
}

/** A point of ink. `pressure`, 0 to 1, is only there where a pen told it. */
export interface InkPoint extends PercentPoint {
  readonly pressure?: number;
}

/** What a stamp says: 勾, 叉, 问. */
export type StampSign = "tick" | "cross" | "query";

/**
 * The drawn part of an annotation. A `passage` is text highlighted in a text layer, one rectangle a line; an arrow's
 * head is at `to`; `ink` holds one or more strokes of at least one point each; a stamp is drawn upright inside its
 * rectangle as shown, however the page is turned.
 */
export type Mark =
  | { readonly tool: "rectangle" | "ellipse" | "highlight"; readonly rect: PercentRect }
  | { readonly tool: "passage"; readonly lines: readonly PercentRect[] }
  | { readonly tool: "arrow" | "line"; readonly from: PercentPoint; readonly to: PercentPoint }
  | { readonly tool: "ink"; readonly strokes: readonly (readonly InkPoint[])[] }
  | { readonly tool: "note"; readonly at: PercentPoint }
  | { readonly tool: "stamp"; readonly sign: StampSign; readonly rect: PercentRect };

/**
 * One annotation on one page of one material, as the desk holds it; `shared/annotation/w3c` turns it into the
 * shipped form. `page` counts from 1 and is 1 for an image. Instants are ISO 8601 with zone.
 */
export interface Annotation {
  /** UUID in lower case, without the `urn:uuid:` of the shipped form. */
  readonly id: string;
  readonly materialId: string;
  readonly page: number;
  readonly mark: Mark;
  readonly meaning: Meaning;
  readonly text: string;
  readonly created: string;
  readonly modified?: string;
}
