import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { belongsToText, isComposing, pressMatches } from "./shortcut-keys";

/** One shortcut of a place. */
export interface Shortcut {
  /** A chord such as `Ctrl+Z`, `ArrowUp`, `?`; several chords that do the same as a list. */
  readonly keys: string | readonly string[];
  /** What it does, in Chinese, as the dialog of shortcuts says it. */
  readonly does: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Asked at each press; leave out for always. */
  readonly when?: () => boolean;
  /** Fires inside text fields too, although the keys mean something there. */
  readonly inText?: boolean;
  /** Fires while a dialog is open. */
  readonly overDialogs?: boolean;
}

/** The shortcuts of one place as registered; `place` is its Chinese heading in the dialog of shortcuts. */
export interface ShortcutGroup {
  readonly place: string;
  readonly shortcuts: readonly Shortcut[];
}

interface Entry {
  current: ShortcutGroup;
}

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Entry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** The chords of a shortcut as a list. */
export function chordsOf(shortcut: Pick<Shortcut, "keys">): readonly string[] {
  return typeof shortcut.keys === "string" ? [shortcut.keys] : shortcut.keys;
}

/**
 * Registers the shortcuts of a place while the component lives. Later registrations win, so that an inner place may take
 * a key over. `run` and `when` may change from render to render.
 */
export function useShortcuts(place: string, shortcuts: readonly Shortcut[]): void {
  const entry = useRef<Entry>({ current: { place, shortcuts } });
  // Before the paint: a key pressed on what is just seen must find this place, and what it does now.
  useLayoutEffect(() => {
    entry.current.current = { place, shortcuts };
  });
  useLayoutEffect(() => {
    const own = entry.current;
    change([...entries, own]);
    return () => change(entries.filter((each) => each !== own));
  }, []);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything registered now, innermost place first, for the dialog of shortcuts. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  const list = useSyncExternalStore(subscribe, () => entries);
  return [...list].reverse().map((entry) => entry.current);
}

const textTypes = /^(text|password|search|number|email|tel|url|date|time|month|)$/;

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return textTypes.test(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Whether the focused control itself answers the key: Enter and Space press it, arrows and their like move within it. */
function answersItself(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (event.key === "Enter" || event.key === " ")
    return target.closest("button, a[href], summary, label") !== null;
  if (!/^(Arrow\w+|Home|End|PageUp|PageDown)$/.test(event.key)) return false;
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (sideways && target.closest("[role=tab]")) return true;
  return target.closest("input, [role=slider], [role=separator], [role=listbox], [role=menu]") !== null;
}

function dialogIsOpen(): boolean {
  return document.querySelector("dialog:modal, .ant-dropdown:not(.ant-dropdown-hidden)") !== null;
}

function fits(event: KeyboardEvent, shortcut: Shortcut, text: boolean, dialog: boolean): boolean {
  if (dialog && !shortcut.overDialogs) return false;
  const chord = chordsOf(shortcut).find((keys) => pressMatches(event, keys));
  if (chord === undefined || (text && !shortcut.inText && belongsToText(chord))) return false;
  return shortcut.when?.() ?? true;
}

/** Finds the shortcut that a key press fires, or `undefined`. */
function shortcutFor(event: KeyboardEvent): Shortcut | undefined {
  if (event.defaultPrevented || isComposing(event) || answersItself(event)) return undefined;
  const text = isText(event.target);
  const dialog = dialogIsOpen();
  for (const entry of [...entries].reverse()) {
    const found = entry.current.shortcuts.find((shortcut) => fits(event, shortcut, text, dialog));
    if (found) return found;
  }
  return undefined;
}

/** Listens for the registered shortcuts; one for the whole program. */
export function useShortcutListener(): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutFor(event);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
