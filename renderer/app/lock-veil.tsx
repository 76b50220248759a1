import { useEffect, useRef } from "react";
import "./lock-veil.css";

/** Covers the window, dialogs too, while work ends before a seat is locked. */
export function LockVeil({ shown }: { readonly shown: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const veil = box.current;
    if (shown && !veil?.matches(":popover-open")) veil?.showPopover();
    else if (!shown && veil?.matches(":popover-open")) veil.hidePopover();
  }, [shown]);
  return (
    <div ref={box} className="lock-veil" popover="manual" role="status">
      {shown && <p>正在做完手头的工作，随后锁定。</p>}
    </div>
  );
}
