import type { PayloadPiece } from "../../shared/package/verify-bag";
import type { Bytes } from "./contract";

/** Keeps the printed forms of a bundle while it is verified. */
export class FormKeeper {
  readonly #forms = new Map<string, Bytes>();

  /** Takes a piece of any file; only forms are kept. */
  take({ path, size, offset, bytes }: PayloadPiece): void {
    if (!path.endsWith(".pdf")) return;
    const form = this.#forms.get(path) ?? new Uint8Array(size);
    form.set(bytes, offset);
    this.#forms.set(path, form);
  }

  /** The form of that path; empty where there was none. */
  of(path: string): Bytes {
    return this.#forms.get(path) ?? new Uint8Array(0);
  }
}
