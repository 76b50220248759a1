import { useSyncExternalStore } from "react";

/** After how many minutes without key, mouse or pen a seat may lock itself. */
export const lockAfterChoices = [5, 15, 30, 60] as const;
export type LockAfter = (typeof lockAfterChoices)[number];

const usual: LockAfter = 15;
const key = "lock-after";

/** The minutes that were kept for this computer; the usual ones where none or others are there. */
export function readLockAfter(storage: Pick<Storage, "getItem">): LockAfter {
  const kept = Number(storage.getItem(key));
  return lockAfterChoices.find((each) => each === kept) ?? usual;
}

const listeners = new Set<() => void>();

/** Keeps the minutes for this computer, whoever sits at it. */
export function keepLockAfter(storage: Pick<Storage, "setItem">, minutes: LockAfter): void {
  storage.setItem(key, String(minutes));
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The minutes that hold now. */
export function useLockAfter(): LockAfter {
  return useSyncExternalStore(subscribe, () => readLockAfter(localStorage));
}
