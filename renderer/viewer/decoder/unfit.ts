/** A picture that this decoder does not draw exactly as others do: PDF.js draws the page. */
export class Unfit extends Error {
  override readonly name = "Unfit";
}
