import { useEffect, useRef } from "react";
import "./tip-layer.css";

const delay = 350;
const gap = 6;

/** Puts the tip below its control, above where there is no room, always inside the window. */
function place(tip: HTMLElement, control: Element): void {
  const around = control.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const left = around.left + around.width / 2 - own.width / 2;
  const below = around.bottom + gap;
  const top = below + own.height > window.innerHeight ? around.top - gap - own.height : below;
  tip.style.left = `${Math.max(4, Math.min(left, window.innerWidth - own.width - 4))}px`;
  tip.style.top = `${top}px`;
}

/** Watches the page for controls with `data-tip`; returns a function that stops. */
function watchTips(tip: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    if (tip.matches(":popover-open")) tip.hidePopover();
  };
  const offer = (event: Event) => {
    hide();
    const control = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
    if (!control || (event.type === "focusin" && !control.matches(":focus-visible"))) return;
    timer = setTimeout(() => {
      if (!control.isConnected) return;
      tip.textContent = control.getAttribute("data-tip");
      tip.showPopover();
      place(tip, control);
    }, delay);
  };
  const keys = (event: KeyboardEvent) => event.key === "Escape" && hide();
  document.addEventListener("pointerover", offer);
  document.addEventListener("focusin", offer);
  document.addEventListener("pointerdown", hide, true);
  document.addEventListener("keydown", keys, true);
  document.addEventListener("scroll", hide, true);
  return () => {
    hide();
    document.removeEventListener("pointerover", offer);
    document.removeEventListener("focusin", offer);
    document.removeEventListener("pointerdown", hide, true);
    document.removeEventListener("keydown", keys, true);
    document.removeEventListener("scroll", hide, true);
  };
}

/**
 * The one tip of the program, in the top layer: it shows the `data-tip` of what is hovered or focused by keyboard. The
 * text is the control's own name, so that it is hidden from screen readers.
 */
export function TipLayer() {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => (tip.current ? watchTips(tip.current) : undefined), []);
  return <div ref={tip} className="ui-tip" popover="manual" aria-hidden="true" />;
}
