import { type RefObject, useEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { ViewerProps } from "./props";
import type { ScrollerHandle } from "./scroller/page-scroller";
import type { ViewerSession } from "./session";

/** Joins a viewer to its link, if it has one; returns what tells the link of every move. */
export function useLink(
  session: StoreApi<ViewerSession>,
  scroller: RefObject<ScrollerHandle | null>,
  together: ViewerProps["together"],
): (page: number, offset: number) => void {
  const link = together?.link;
  const side = together?.side;
  const [member] = useState(() => ({
    pageCount: () => session.getState().pageCount,
    show: (page: number, offset: number) => scroller.current?.show(page, offset),
  }));
  useEffect(() => (link && side ? link.join(side, member) : undefined), [link, side, member]);
  return (page, offset) => {
    if (link && side) link.moved(side, { page, offset });
  };
}
