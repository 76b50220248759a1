import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Reading, ReadingState } from "./reading-store";

const Context = createContext<Reading | null>(null);

/** Hands the reading to the viewer, the list of materials and whatever jumps into a scan. */
export function ReadingProvider({
  reading,
  children,
}: {
  readonly reading: Reading;
  readonly children: ReactNode;
}) {
  return <Context.Provider value={reading}>{children}</Context.Provider>;
}

/** The reading of the open application. Throws outside a `ReadingProvider`: that is a programming error. */
export function useReading(): Reading {
  const reading = useContext(Context);
  if (!reading) throw new Error("nothing is being read here");
  return reading;
}

/** A part of the reading's state; the component renders again when it changes. */
export function useReadingState<Part>(select: (state: ReadingState) => Part): Part {
  return useStore(useReading().store, select);
}
