import type { BrowserWindow } from "electron";

/** How long a window that is to close may finish what it has to, in milliseconds: nobody waits longer for a backup. */
export const closingTakes = 5000;

/** A window as far as its closing goes. */
export type ClosingWindow = Pick<BrowserWindow, "on" | "close" | "isDestroyed" | "destroy"> & {
  readonly webContents: Pick<BrowserWindow["webContents"], "isCrashed" | "isLoadingMainFrame">;
};

/**
 * Lets a window finish before it closes: its close is put off once, `tell` says so to its page, and it goes on when the
 * page says that it may, or after `bound` milliseconds. The page's own question about what could not be stored comes
 * after that, as ever. A page that is dead, or does not answer any more, holds nothing up. Gives what is to be called
 * when the page says that the window may close.
 */
export function holdClosing(window: ClosingWindow, tell: () => void, bound = closingTakes): () => void {
  let state: "open" | "finishing" | "going" = "open";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = () => {
    if (state !== "finishing") return;
    clearTimeout(timer);
    state = "going";
    if (!window.isDestroyed()) window.close();
  };
  window.on("close", (event) => {
    const contents = window.webContents;
    if (state === "going" || contents.isCrashed() || contents.isLoadingMainFrame()) {
      // Should the page keep it open after all, the next close is one like the first.
      state = "open";
      return;
    }
    event.preventDefault();
    if (state === "finishing") return;
    state = "finishing";
    timer = setTimeout(goOn, bound);
    tell();
  });
  window.on("unresponsive", () => {
    if (state === "finishing" && !window.isDestroyed()) window.destroy();
  });
  window.on("closed", () => clearTimeout(timer));
  return goOn;
}
