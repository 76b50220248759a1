import type { StoreApi } from "zustand/vanilla";
import { addTurns, type Turn } from "../../shared/annotation/geometry";
import type { ViewerSession } from "./session";

type Turns = Readonly<Record<number, Turn>>;

/** Turns the page in view, by whole multiples of 90 degrees, clockwise. */
export function turnPage(session: StoreApi<ViewerSession>, by: number): void {
  const { page, turns } = session.getState();
  session.setState({ turns: turned(turns, [page], by) });
}

/** Turns every page of the document. */
export function turnAllPages(session: StoreApi<ViewerSession>, by: number): void {
  const { pageCount, turns } = session.getState();
  const pages = Array.from({ length: pageCount }, (_, index) => index + 1);
  session.setState({ turns: turned(turns, pages, by) });
}

/** The turns after pages were turned by more; a page that is upright again is not among them. */
export function turned(turns: Turns, pages: readonly number[], by: number): Turns {
  const now: Record<number, Turn> = { ...turns };
  for (const page of pages) {
    const turn = addTurns(now[page] ?? 0, by);
    if (turn === 0) delete now[page];
    else now[page] = turn;
  }
  return now;
}
