/** What of a keyboard event decides whether a shortcut fires. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Full-width forms that a Chinese keyboard layout may send for the same keys. */
const fullWidth: Record<string, string> = {
  "？": "?",
  "，": ",",
  "。": ".",
  "【": "[",
  "】": "]",
  "；": ";",
};

function parse(keys: string): Chord {
  const parts = keys.endsWith("+") ? [...keys.slice(0, -1).split("+").filter(Boolean), "+"] : keys.split("+");
  const key = parts.at(-1) ?? "";
  const held = parts.slice(0, -1);
  return { key, ctrl: held.includes("Ctrl"), alt: held.includes("Alt"), shift: held.includes("Shift") };
}

/** The key's name, also when a layout or an input method names it otherwise: then the key's place decides. */
function nameOf(press: KeyPress): string {
  if (/^(Digit|Numpad)\d$/.test(press.code) && !press.shiftKey) return press.code.slice(-1);
  if (press.key.length === 1 && press.key <= "~") return press.key.toLowerCase();
  if (press.key in fullWidth) return fullWidth[press.key] ?? press.key;
  if (/^Key[A-Z]$/.test(press.code)) return press.code.slice(3).toLowerCase();
  return press.key;
}

/** Whether Shift is part of how the character is typed rather than of the chord: true for `?` or `+`. */
function shiftTypesIt(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/i.test(key);
}

/**
 * Whether a key press is the chord written as `keys`: `Ctrl+Shift+Z`, `ArrowUp`, `?`, `1`. The command key of a Mac counts
 * as Ctrl. Never while an input method composes.
 */
export function pressMatches(press: KeyPress, keys: string): boolean {
  if (isComposing(press)) return false;
  const chord = parse(keys);
  const key = chord.key === "Space" ? " " : chord.key;
  const name = nameOf(press);
  if (name !== (key.length === 1 ? key.toLowerCase() : key)) return false;
  if ((press.ctrlKey || press.metaKey) !== chord.ctrl || press.altKey !== chord.alt) return false;
  return press.shiftKey === chord.shift || shiftTypesIt(key);
}

/** Whether an input method is at work: Chromium marks such presses with `isComposing` or key code 229. */
export function isComposing(press: Pick<KeyPress, "isComposing" | "keyCode">): boolean {
  return press.isComposing || press.keyCode === 229;
}

/** Whether a key press would change the text of a field: a character, one being composed, or taking away. */
export function wouldWrite(press: KeyPress): boolean {
  if (isComposing(press)) return true;
  if (press.ctrlKey || press.metaKey || press.altKey) return false;
  return press.key.length === 1 || press.key === "Backspace" || press.key === "Delete";
}

/**
 * Whether the chord means something to a text field by itself: a plain key, or one of the field's own editing keys.
 * F-keys and other Ctrl and Alt chords do not.
 */
export function belongsToText(keys: string): boolean {
  const chord = parse(keys);
  if (/^F\d{1,2}$/.test(chord.key)) return false;
  if (chord.ctrl) return /^([azyxcv]|Arrow\w+|Home|End|Backspace|Delete)$/i.test(chord.key);
  return !chord.alt;
}
