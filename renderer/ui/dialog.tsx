import { type ReactNode, type RefObject, type SyntheticEvent, useId, useLayoutEffect, useRef } from "react";
import "./dialog.css";
import { IconButton } from "./icon-button";

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Asked for by the cross or Escape. Leave it out for work that must not be left this way. */
  readonly onClose?: (() => void) | undefined;
  readonly footer?: ReactNode;
  /** In CSS pixels; never wider than the window. */
  readonly width?: number;
  /** `side` is a sheet over the window's right edge in its whole height. */
  readonly placement?: "center" | "side";
  /** For text to read: the body takes the focus, so that arrows and page keys scroll it. */
  readonly reading?: boolean;
  /** Sets `data-screen` for a dialog that is a place of its own. */
  readonly screen?: string;
  readonly children?: ReactNode;
}

/**
 * A modal dialog on the browser's own `<dialog>`: focus is kept inside and given back, the rest is inert, Escape closes.
 * Its children exist only while it is open.
 */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

const readingBody = { tabIndex: 0, "data-autofocus": true } as const;

/** What takes the focus first: what asks for it, else the first control of the body, else of the foot. */
function firstControl(dialog: HTMLElement): HTMLElement | null {
  const controls = ":is(input, textarea, select, button, a[href], [tabindex='0']):not(:disabled)";
  const places = ["[data-autofocus]", `.ui-dialog-body ${controls}`, `.ui-dialog-foot ${controls}`];
  for (const place of places) {
    const found = dialog.querySelector<HTMLElement>(place);
    if (found) return found;
  }
  return null;
}

/** Shows the dialog before the first paint; when it goes, the focus returns to where it was. */
function useModal(box: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    if (dialog) firstControl(dialog)?.focus();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [box]);
}

function OpenDialog({
  title,
  onClose,
  footer,
  width = 560,
  placement = "center",
  reading = false,
  screen,
  children,
}: Omit<DialogProps, "open">) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useModal(box);
  const cancel = (event: SyntheticEvent) => {
    // React lets the event rise from a dialog inside this one, which the browser does not.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onClose?.();
  };
  return (
    <dialog
      ref={box}
      className={`ui-dialog ui-dialog-${placement}`}
      style={{ width: `min(${width}px, calc(100vw - 32px))` }}
      aria-labelledby={titleId}
      data-screen={screen}
      onCancel={cancel}
    >
      <div className="ui-dialog-head">
        <h2 id={titleId}>{title}</h2>
        {onClose && <IconButton label="关闭" icon="close" onClick={onClose} />}
      </div>
      <div className="ui-dialog-body" {...(reading ? readingBody : {})}>
        {children}
      </div>
      {footer && <div className="ui-dialog-foot">{footer}</div>}
    </dialog>
  );
}
