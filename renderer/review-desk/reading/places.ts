import type { ViewState } from "../../viewer";

/** Where one application was read last: the material and, for each material seen, the page and its lines. */
export interface ReadingPlace {
  readonly materialId: string | null;
  readonly views: Readonly<Record<string, ViewState>>;
  /** Where was read for each criterion and gate, by `criterion:A1` and `gate:G1`. */
  readonly read?: Readonly<Record<string, ReadPlace>>;
}

/** Where was read for something: lines of a page. */
export interface ReadPlace extends Pick<ViewState, "page" | "offset"> {
  readonly materialId: string;
}

/** What keeps the places: the window's `localStorage`. Ids and page numbers only, nothing personal. */
export type PlaceStorage = Pick<Storage, "getItem" | "setItem">;

const nowhere: ReadingPlace = { materialId: null, views: {} };
/** Names the dossier in whose reading a place is kept: each seat has its own. */
export interface Dossier {
  readonly seatId: string;
  readonly packageId: string;
  readonly applicationId: string;
}

const keyOf = ({ seatId, packageId, applicationId }: Dossier) =>
  `jiangping.place.${seatId}.${packageId}.${applicationId}`;

/** The place kept for an application; the beginning where none was kept or what is kept cannot be read. */
export function keptPlace(storage: PlaceStorage, dossier: Dossier): ReadingPlace {
  const text = storage.getItem(keyOf(dossier));
  if (text === null) return nowhere;
  try {
    const value: unknown = JSON.parse(text);
    return isPlace(value) ? value : nowhere;
  } catch {
    // A place is a comfort, not work: what cannot be read is forgotten.
    return nowhere;
  }
}

/** Keeps the place of an application. A full disk costs the place, never the work. */
export function keepPlace(storage: PlaceStorage, dossier: Dossier, place: ReadingPlace): void {
  try {
    storage.setItem(keyOf(dossier), JSON.stringify(place));
  } catch {
    return;
  }
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== "object" || value === null || !("views" in value) || !("materialId" in value))
    return false;
  return typeof value.views === "object" && value.views !== null;
}
