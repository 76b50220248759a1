import type { Dossier } from "./dossier";
import { milling } from "./milling";

/** The six applications of the sample in the order of their numbers. */
export const allDossiers: readonly Dossier[] = [milling];
/** Two of them, with few pages. */
export const smallDossiers: readonly Dossier[] = [milling];
