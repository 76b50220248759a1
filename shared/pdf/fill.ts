import { isNamed, type PdfValue } from "./value";

/** A colour of the screen, each part from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What areas and masks are filled with. */
export interface Fill {
  /** How many numbers name a colour in the space that was chosen; 0 for a space that is not known. */
  readonly parts: 0 | 1 | 3;
  /** `null` for a colour that is not known. */
  readonly rgb: Rgb | null;
}

const black: Rgb = [0, 0, 0];
const unknown: Fill = { parts: 0, rgb: null };

/** What a page begins with. */
export const blackFill: Fill = { parts: 1, rgb: black };

/** The fill after an operator that chooses a colour (g, rg, k, sc, scn) or a colour space (cs). */
export function filled(before: Fill, word: string, operands: readonly PdfValue[]): Fill {
  switch (word) {
    case "g":
      return of(1, operands);
    case "rg":
      return of(3, operands);
    case "sc":
    case "scn":
      return of(before.parts, operands);
    case "cs":
      if (isNamed(operands[0], "DeviceGray")) return blackFill;
      return isNamed(operands[0], "DeviceRGB") ? { parts: 3, rgb: black } : unknown;
    default:
      return unknown;
  }
}

/** Whether it is white for certain. */
export function isWhite({ rgb }: Fill): boolean {
  return rgb?.every((part) => part === 255) ?? false;
}

function of(parts: Fill["parts"], operands: readonly PdfValue[]): Fill {
  const numbers = operands.filter((each) => typeof each === "number");
  if (parts === 0 || numbers.length !== parts || operands.length !== parts) return { parts, rgb: null };
  // Rounded and bounded as canvases do.
  const [red = 0, green = red, blue = red] = Uint8ClampedArray.from(numbers, (each) => each * 255);
  return { parts, rgb: [red, green, blue] };
}
