import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { type IdentityPorts, useLockAfter } from "../identity";
import { ConfirmDialog, useToasts } from "../ui";
import { IdleWatch } from "./idle-watch";
import { LockVeil } from "./lock-veil";
import type { ShellPorts } from "./ports";

type Ports = Pick<IdentityPorts, "lock" | "settling" | "worked" | "settled">;

export interface LockingPlace {
  /** Takes the desk off the screen. */
  readonly leave: () => void;
  /** The seat is locked: what comes next. */
  readonly locked: () => Promise<void>;
  /** Whether the open seat, if one is, locks itself: the example's has nothing to hide. */
  readonly watched: boolean;
}

export interface Locking {
  /** Stores everything, then locks. Resolves once that is done, or a person has been asked. */
  readonly lock: () => Promise<void>;
  /** What is shown of it. */
  readonly dialog: ReactNode;
}

/**
 * Locks the open seat: by hand, when nobody touched the window for a while, and when the computer sleeps or its screen is
 * locked. What is typed is stored before, and long work that nobody stopped by hand ends first.
 */
export function useLocking(ports: Ports, shell: ShellPorts, place: LockingPlace): Locking {
  const { leave, locked, watched } = place;
  const [veiled, setVeiled] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const toasts = useToasts();

  const lockNow = useCallback(async () => {
    setUnsaved(false);
    leave();
    // The desk's fields store what they hold when they go.
    await nextTask();
    await ports.settled();
    await ports.lock();
    toasts.clear();
    await locked();
    setVeiled(false);
  }, [ports, leave, locked, toasts]);

  const running = useRef<Promise<void>>(null);
  const lockOnce = useCallback(async () => {
    // An input method finishes what it composes, and a field what was typed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (await ports.settling.settleAll()) return lockNow();
    setVeiled(false);
    setUnsaved(true);
  }, [ports, lockNow]);
  const lock = useCallback(() => {
    // Sleep and the lock of the screen come one upon the other.
    running.current ??= lockOnce().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [lockOnce]);

  const touches = useRef(0);
  useIdle(watched, touches, async () => {
    const before = touches.current;
    await ports.worked();
    // Whoever came back meanwhile goes on.
    if (touches.current === before) await lock();
  });
  const asked = useRef(async () => {});
  asked.current = async () => {
    if (!watched) return;
    setVeiled(true);
    await ports.worked();
    await lock();
  };
  useEffect(() => shell.onLockAsked(() => void asked.current()), [shell]);

  const dialog = (
    <>
      <LockVeil shown={veiled && watched} />
      <ConfirmDialog
        open={unsaved && watched}
        title="有改动还没有保存"
        confirm="放弃这些改动并锁定"
        cancel="留在这里"
        danger
        onClose={() => setUnsaved(false)}
        onConfirm={() => void lockNow()}
      >
        <p>存储设备没有写入成功，最近的改动只在内存里，所以没有锁定。请检查磁盘空间，保存成功后再锁定。</p>
      </ConfirmDialog>
    </>
  );
  return { lock, dialog };
}

const minute = 60_000;
const touching = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Watches the window while `watched`; `touches` counts what somebody did to it. */
function useIdle(watched: boolean, touches: { current: number }, onIdle: () => Promise<void>): void {
  const minutes = useLockAfter();
  const idle = useRef(onIdle);
  idle.current = onIdle;
  useEffect(() => {
    if (!watched) return;
    const parts = { now: () => Date.now(), later };
    const watch = new IdleWatch(parts, minutes * minute, () => void idle.current());
    const touch = () => {
      touches.current += 1;
      watch.touch();
    };
    for (const each of touching) window.addEventListener(each, touch, { capture: true, passive: true });
    return () => {
      watch.end();
      for (const each of touching) window.removeEventListener(each, touch, { capture: true });
    };
  }, [watched, minutes, touches]);
}

function later(run: () => void, wait: number): () => void {
  const timer = setTimeout(run, wait);
  return () => clearTimeout(timer);
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
