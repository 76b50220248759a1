import { useEffect, useRef, useSyncExternalStore } from "react";
import "./toasts.css";
import { Button } from "./button";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";

/** A short message that something happened. Errors stay until they are closed. */
export interface Toast {
  readonly tone: "ok" | "info" | "warn" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Shown = Toast & { readonly id: number };

const shownFor = 7000;
let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

const toasts = {
  /** Shows a message, at most four at a time; returns its id. */
  show(toast: Toast): number {
    lastId += 1;
    change([...shown.slice(-3), { ...toast, id: lastId }]);
    return lastId;
  },
  dismiss(id: number): void {
    change(shown.filter((each) => each.id !== id));
  },
  /** Takes all of them away: a seat was locked, and they were about it. */
  clear(): void {
    change([]);
  },
};

/** Shows short messages through the one `Toaster`. The object is always the same. */
export function useToasts(): typeof toasts {
  return toasts;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the messages appear; one for the whole program. It lies in the top layer, above dialogs. */
export function Toaster() {
  const list = useSyncExternalStore(subscribe, () => shown);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const layer = box.current;
    if (!layer) return;
    // Hiding and showing again lifts the layer above a dialog that opened since.
    if (layer.matches(":popover-open")) layer.hidePopover();
    if (list.length > 0) layer.showPopover();
  }, [list]);
  return (
    <section ref={box} className="ui-toasts" popover="manual" aria-label="消息">
      <div role="status">
        {list.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

const icons = { ok: "check", info: "info", warn: "warn", error: "warn" } as const;

function ToastCard({ toast }: { readonly toast: Shown }) {
  const { id, tone, action } = toast;
  useEffect(() => {
    if (tone === "error") return;
    const timer = setTimeout(() => toasts.dismiss(id), shownFor);
    return () => clearTimeout(timer);
  }, [id, tone]);
  const act = () => {
    toasts.dismiss(id);
    action?.run();
  };
  return (
    <div className={`ui-toast ui-toast-${tone}`}>
      <Icon name={icons[tone]} />
      <span className="ui-toast-text">{toast.text}</span>
      {action && (
        <Button size="small" onClick={act}>
          {action.label}
        </Button>
      )}
      <IconButton label="关闭消息" icon="close" onClick={() => toasts.dismiss(id)} />
    </div>
  );
}
