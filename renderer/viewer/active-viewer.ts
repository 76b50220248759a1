import { useEffect, useState, useSyncExternalStore } from "react";
import { type Shortcut, useShortcuts } from "../ui";

/** The viewers on screen, the one used last at the end. */
let viewers: readonly object[] = [];
const listeners = new Set<() => void>();

function change(next: readonly object[]): void {
  viewers = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes that a viewer is used: with several on screen, keys go to this one from now on. `viewer` is its session. */
export function takeKeys(viewer: object): void {
  if (viewers.at(-1) === viewer || !viewers.includes(viewer)) return;
  change([...viewers.filter((each) => each !== viewer), viewer]);
}

/** Whether keys go to this viewer: it is the only one, or the one used last. */
export function useIsActive(viewer: object): boolean {
  return useSyncExternalStore(subscribe, () => viewers.at(-1) === viewer);
}

/** Puts a viewer among those on screen while its component lives. One that comes later does not take the keys away. */
export function useOnScreen(viewer: object): void {
  const [entry] = useState(viewer);
  useEffect(() => {
    change([entry, ...viewers]);
    return () => change(viewers.filter((each) => each !== entry));
  }, [entry]);
}

const none: readonly Shortcut[] = [];

/** Shortcuts of one viewer: they work, and are listed, while it is the one that keys go to. */
export function useViewerShortcuts(viewer: object, shortcuts: readonly Shortcut[]): void {
  useShortcuts("扫描件", useIsActive(viewer) ? shortcuts : none);
}
