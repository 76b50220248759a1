import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import { comparablesOf } from "./comparable";
import { type StripEntry, type StripOrder, stripOf } from "./strip";
import { makeWorkBook, type WorkBook } from "./work-book";

/** 逐项横评 of one round: whether one is at it, and what is compared. */
export interface Comparing {
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly order: StripOrder;
  readonly setOrder: (order: StripOrder) => void;
  readonly book: WorkBook;
  /** The strip of a criterion as it is known now, for code that runs on an event. */
  readonly stripNow: (criterionId: string) => StripEntry[];
}

/** Starts the comparing of a round; it stays from application to application, and so does its order. */
export function useComparing(ports: ReviewDeskPorts, openRound: OpenRound): Comparing {
  const [on, set] = useState(false);
  const [order, setOrder] = useState<StripOrder>("number");
  const book = useMemo(() => makeWorkBook(ports), [ports]);
  useEffect(() => {
    if (!on) return;
    const stop = new AbortController();
    void book.fill(openRound, stop.signal);
    return () => stop.abort();
  }, [on, book, openRound]);
  const stripNow = (criterionId: string) =>
    stripOf(comparablesOf(openRound), book.store.getState(), criterionId, order);
  return { on, set, order, setOrder, book, stripNow };
}

/** The strip of a criterion; follows what is read and what is scored. */
export function useStrip(
  { book, order }: Comparing,
  openRound: OpenRound,
  criterionId: string,
): readonly StripEntry[] {
  const drafts = useStore(book.store);
  return useMemo(
    () => stripOf(comparablesOf(openRound), drafts, criterionId, order),
    [openRound, drafts, criterionId, order],
  );
}
