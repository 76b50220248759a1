import { useEffect, useRef } from "react";
import "./lock-veil.css";

interface LockVeilProps {
  readonly shown: boolean;
  readonly words?: string;
}

/** Covers the window, dialogs too, while work ends before a seat is locked or the window closes. */
export function LockVeil({ shown, words = "正在做完手头的工作，随后锁定。" }: LockVeilProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const veil = box.current;
    if (shown && !veil?.matches(":popover-open")) veil?.showPopover();
    else if (!shown && veil?.matches(":popover-open")) veil.hidePopover();
  }, [shown]);
  return (
    <div ref={box} className="lock-veil" popover="manual" role="status">
      {shown && <p>{words}</p>}
    </div>
  );
}
