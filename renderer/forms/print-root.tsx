import { type ReactNode, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import "@fontsource/noto-serif-sc/400.css";
import "@fontsource/noto-serif-sc/700.css";
import "./forms.css";

interface PrintRootProps {
  readonly children: ReactNode;
  readonly onReady?: () => void;
  /** Called where a font could not be loaded: nothing must be printed then. */
  readonly onFailed?: (cause: unknown) => void;
}

/**
 * Holds what is printed: out of sight on screen, alone on paper (`@media print`). Only one may be mounted at a time.
 * `onReady` is called once the fonts of the text in it are loaded: printing earlier would use the wrong face, and page
 * breaks with it.
 */
export function PrintRoot({ children, onReady, onFailed }: PrintRootProps) {
  const root = useRef<HTMLDivElement>(null);
  const report = useRef({ onReady, onFailed });
  report.current = { onReady, onFailed };
  useLayoutEffect(() => {
    let gone = false;
    loadFormFonts(root.current?.textContent ?? "")
      .then(nextTask)
      .then(() => !gone && report.current.onReady?.())
      .catch((cause) => report.current.onFailed?.(cause));
    return () => {
      gone = true;
    };
  }, []);
  return createPortal(
    <div className="print-root" ref={root} aria-hidden="true">
      {children}
    </div>,
    document.body,
  );
}

/** Lets what the fonts' arrival set off be done. No animation frame: those stand still in a minimised window. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Loads both weights of the forms' face for every character of `text`. Rejects where a font file cannot be read. */
export async function loadFormFonts(text: string): Promise<void> {
  await Promise.all([
    document.fonts.load('400 12pt "Noto Serif SC"', text),
    document.fonts.load('700 12pt "Noto Serif SC"', text),
  ]);
  await document.fonts.ready;
}
