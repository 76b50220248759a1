/** What of the system's clipboard is needed; newer engines answer later. */
export interface TextClipboard {
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
}

/** An identity number of 18 places, however it is parted. */
const idNumber = /(?<!\d)\d{6}\s?\d{8}\s?\d{3}[\dXx](?!\d)/u;

/** How long a copied identity number stays on the clipboard, in milliseconds. */
export const numberStays = 60_000;

/** How long after its key or its menu a copy is surely on the clipboard, in milliseconds. */
export const copyTakes = 500;

/**
 * Takes identity numbers that were copied in the program off the clipboard after a while, and at the program's end, if they
 * are still there: what someone copied elsewhere meanwhile is theirs.
 */
export class ClipboardGuard {
  readonly #clipboard: TextClipboard;
  readonly #after: (run: () => Promise<void>) => () => void;
  #held: string | null = null;
  /** A copy was begun that was not looked at yet. */
  #begun = false;
  #stop: () => void = () => {};

  /** `after` runs something once the number has stayed its while; it gives what stops that. */
  constructor(clipboard: TextClipboard, after: (run: () => Promise<void>) => () => void) {
    this.#clipboard = clipboard;
    this.#after = after;
  }

  /** To be called when something is about to be copied in the program. */
  copying(): void {
    this.#begun = true;
  }

  /** To be called after something was copied in the program. */
  async copied(): Promise<void> {
    this.#begun = false;
    const text = await this.#clipboard.readText();
    if (text === this.#held) return;
    this.#stop();
    this.#held = idNumber.test(text) ? text : null;
    if (this.#held !== null) this.#stop = this.#after(() => this.forget());
  }

  /** Takes the number off the clipboard at once, if it is still there. */
  async forget(): Promise<void> {
    if (this.#begun) await this.copied();
    const held = this.#held;
    this.#stop();
    this.#held = null;
    if (held !== null && (await this.#clipboard.readText()) === held) await this.#clipboard.clear();
  }
}
