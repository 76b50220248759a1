import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { cutIntoSheets } from "./flow";
import { loadFormFonts } from "./fonts";

/** What the pages of a form report. */
export interface FlowReport {
  /** Called once they lie there as they will print. */
  readonly onLaidOut: () => void;
  /** Called where they cannot be laid out, as when a font could not be loaded: nothing must be printed then. */
  readonly onFailed: (cause: unknown) => void;
}

interface FlowingProps<Layout extends object> extends FlowReport {
  /** Everything once, to be measured: boxes empty, rows in one table. */
  readonly measured: ReactNode;
  /** What else will be printed, so that its characters are there in the right face. */
  readonly words: string;
  /** Reads the measures and says what goes onto which sheet. */
  readonly deal: (root: HTMLElement) => Layout;
  /** The sheets. */
  readonly children: (layout: Layout) => ReactNode;
}

/**
 * A form that is as long as its contents, laid out in two passes: measured in its own face, then dealt onto sheets, so
 * that nothing is ever cut off. Another content needs another key.
 */
export function Flowing<Layout extends object>(props: FlowingProps<Layout>) {
  const { measured, words, children } = props;
  const [layout, setLayout] = useState<Layout | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  useLayoutEffect(() => {
    let gone = false;
    loadFormFonts(`${root.current?.textContent ?? ""}${words}（续页转下）`)
      .then(() => {
        if (!gone && root.current) setLayout(now.current.deal(root.current));
      })
      .catch((cause) => gone || now.current.onFailed(cause));
    return () => {
      gone = true;
    };
  }, [words]);
  useEffect(() => {
    if (layout) now.current.onLaidOut();
  }, [layout]);
  return layout ? children(layout) : <div ref={root}>{measured}</div>;
}

/** Pages that are what they are: nothing in them flows. */
export function Fixed({ children, onLaidOut }: FlowReport & { readonly children: ReactNode }) {
  const report = useRef(onLaidOut);
  report.current = onLaidOut;
  useEffect(() => report.current(), []);
  return children;
}

/** The box of the measured pages with that `data-box`. */
export function boxOf(root: HTMLElement, name: string): HTMLElement {
  const box = root.querySelector<HTMLElement>(`[data-box="${name}"]`);
  if (!box) throw new Error(`the box ${name} is not there to be measured`);
  return box;
}

/** Cuts a text for boxes of the measured pages: the first piece for the first box, and so on, the rest for the last. */
export function cutForBoxes(root: HTMLElement, text: string, boxes: readonly string[]): string[] {
  const tests = boxes.map((name) => {
    const box = boxOf(root, name);
    return (piece: string) => {
      box.textContent = piece;
      return box.scrollHeight <= box.clientHeight;
    };
  });
  return cutIntoSheets(text, tests);
}
