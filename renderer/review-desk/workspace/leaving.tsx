import { useCallback, useEffect, useRef, useState } from "react";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import type { OpenReview } from "../review";

/** Leaving the review without losing anything. */
export interface Leaving {
  /** Commits and stores everything; `false`, and a question on screen, where the store refused. */
  readonly settle: () => Promise<boolean>;
  /** Goes on once everything is stored, or once the user gave the rest up. */
  readonly leave: (then: () => void) => void;
  readonly blocked: (() => void) | null;
  readonly stay: () => void;
}

/** Stores what is typed before anything closes: on leaving the screen, and when the window closes or hides. */
export function useLeaving(review: OpenReview): Leaving {
  const [blocked, setBlocked] = useState<(() => void) | null>(null);
  const leavingNow = useRef(false);

  const settle = useCallback(
    async (then: () => void = () => {}) => {
      const stored = await review.flush();
      if (!stored) setBlocked(() => then);
      return stored;
    },
    [review],
  );
  useStoredBeforeClosing(review, settle);

  const leave = async (then: () => void) => {
    if (leavingNow.current) return;
    leavingNow.current = true;
    const stored = await settle(then);
    leavingNow.current = false;
    if (stored) then();
  };
  return { settle: () => settle(), leave: (then) => void leave(then), blocked, stay: () => setBlocked(null) };
}

/**
 * Stores what is typed when the window loses the focus, and keeps it from closing until everything is stored: a window
 * that goes takes its unfinished writes with it.
 */
function useStoredBeforeClosing(review: OpenReview, settle: (then: () => void) => Promise<boolean>): void {
  useEffect(() => {
    let givenUp = false;
    const flush = () => void review.flush();
    const close = (event: BeforeUnloadEvent) => {
      review.texts.commitAll();
      if (givenUp || review.store.getState().save.state === "saved") return;
      event.preventDefault();
      const giveUp = () => {
        givenUp = true;
        window.close();
      };
      void settle(giveUp).then((stored) => stored && window.close());
    };
    window.addEventListener("beforeunload", close);
    window.addEventListener("blur", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("beforeunload", close);
      window.removeEventListener("blur", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [review, settle]);
}

/** Shown when the last changes could not be stored. */
export function LeaveDialog({ leaving }: { readonly leaving: Leaving }) {
  const { blocked, stay } = leaving;
  return (
    <ConfirmDialog
      open={blocked !== null}
      title="有改动还没有保存"
      confirm="放弃这些改动并离开"
      cancel="留在这里"
      danger
      onClose={stay}
      onConfirm={() => {
        stay();
        blocked?.();
      }}
    >
      <p>
        存储设备没有写入成功，最近的改动只在内存里。请检查磁盘空间后点状态栏的“重试”；离开会丢失这些改动。
      </p>
    </ConfirmDialog>
  );
}
