import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon, IconButton, Kbd } from "../../ui";
import "./more-menu.css";
import type { ToolbarLine } from "./toolbar-item";

/** 更多: the tools that have no room in the bar, as a menu with their keys. */
export function MoreMenu({ groups }: { readonly groups: readonly (readonly ToolbarLine[])[] }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const id = useId();
  const close = (focus: boolean) => {
    setOpen(false);
    if (focus) button.current?.querySelector("button")?.focus();
  };
  return (
    <span ref={button} className="viewer-more">
      <IconButton
        label="更多"
        icon="more"
        aria-haspopup="menu"
        aria-expanded={open}
        {...(open ? { "aria-controls": id } : {})}
        onClick={() => setOpen(!open)}
      />
      {open && <Lines id={id} groups={groups} button={button.current} onClose={close} />}
    </span>
  );
}

interface LinesProps {
  readonly id: string;
  readonly groups: readonly (readonly ToolbarLine[])[];
  readonly button: HTMLElement | null;
  readonly onClose: (focus: boolean) => void;
}

function Lines({ id, groups, button, onClose }: LinesProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = menu.current;
    if (!element || !button) return;
    element.showPopover();
    placeBelow(element, button);
    linesOf(element)[0]?.focus();
  }, [button]);
  useEffect(() => {
    const away = (event: Event) => {
      const inside = event.target instanceof Node && (menu.current?.contains(event.target) ?? false);
      if (!inside && !(event.target instanceof Node && button?.contains(event.target))) onClose(false);
    };
    document.addEventListener("pointerdown", away, true);
    window.addEventListener("blur", away);
    window.addEventListener("resize", away);
    return () => {
      document.removeEventListener("pointerdown", away, true);
      window.removeEventListener("blur", away);
      window.removeEventListener("resize", away);
    };
  }, [button, onClose]);
  return (
    <div
      ref={menu}
      id={id}
      className="viewer-more-menu"
      role="menu"
      aria-label="更多工具"
      popover="manual"
      tabIndex={-1}
      onKeyDown={(event) => menuKey(event, menu.current, onClose)}
    >
      {groups.map((lines) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a menu, not of a form
        <div key={lines[0]?.key} role="group" className="viewer-more-group">
          {lines.map((line) => (
            <Line key={line.key} line={line} onClose={onClose} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Line({ line, onClose }: { readonly line: ToolbarLine; readonly onClose: LinesProps["onClose"] }) {
  const { label, icon, keys, checked, disabled } = line;
  const run = () => {
    onClose(true);
    line.run();
  };
  const inside = (
    <>
      {icon ? <Icon name={icon} size={18} /> : <span className="viewer-more-blank" />}
      <span className="viewer-more-label">{label}</span>
      {checked && <Icon name="check" size={16} />}
      {keys && <Kbd keys={keys} />}
    </>
  );
  const common = {
    type: "button",
    tabIndex: -1,
    className: "viewer-more-line",
    disabled,
    onClick: run,
  } as const;
  return checked === undefined ? (
    <button {...common} role="menuitem">
      {inside}
    </button>
  ) : (
    <button {...common} role="menuitemcheckbox" aria-checked={checked}>
      {inside}
    </button>
  );
}

function linesOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>("[role^=menuitem]:not(:disabled)") ?? [])];
}

function menuKey(event: KeyboardEvent, menu: HTMLElement | null, onClose: LinesProps["onClose"]): void {
  const lines = linesOf(menu);
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const go = (index: number) => lines[(index + lines.length) % lines.length]?.focus();
  switch (event.key) {
    case "ArrowDown":
      go(at + 1);
      break;
    case "ArrowUp":
      go(at - 1);
      break;
    case "Home":
      go(0);
      break;
    case "End":
      go(-1);
      break;
    case "Escape":
    case "Tab":
      onClose(true);
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Below the button, its right end under the button's, always inside the window. */
function placeBelow(menu: HTMLElement, button: HTMLElement): void {
  const around = button.getBoundingClientRect();
  const { width } = menu.getBoundingClientRect();
  const top = around.bottom + 4;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(4, Math.min(around.right - width, window.innerWidth - width - 4))}px`;
  menu.style.maxHeight = `${window.innerHeight - top - 8}px`;
}
