import type { PaperPage } from "../scan/capture";
import type { Sheet } from "./sheet";

/** An upright A4 sheet. */
export const upright = (draw: (sheet: Sheet) => void): PaperPage => ({ width: 210, height: 297, draw });

/** A lying A4 sheet. */
export const lying = (draw: (sheet: Sheet) => void): PaperPage => ({ width: 297, height: 210, draw });
