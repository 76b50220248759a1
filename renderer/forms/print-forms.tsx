import { useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { ApplicationPages } from "./application-pages";
import { CommitmentPages } from "./commitment-pages";
import type { FlowReport } from "./flowing";
import { loadFormFonts } from "./fonts";
import type { FormContent, PrintedForm } from "./form-content";
import { HandoverPage } from "./handover-page";
import { MarksListPages } from "./marks-list-pages";
import { OpinionPages } from "./opinion-pages";
import { OverprintPages } from "./overprint-pages";
import { ReceiptPages } from "./receipt-pages";
import { RecoveryPage } from "./recovery-page";
import { RecusalPages } from "./recusal-pages";
import { RemovalPages } from "./removal-pages";
import { RotationPage } from "./rotation-page";
import { SparePages } from "./spare-pages";
import { TestPrintPage } from "./test-print-page";
import { type UncoveredCharacter, uncoveredOnSheets } from "./uncovered";
import "./forms.css";
import "./official.css";

/** What lies in the print layout. */
export interface LaidOut {
  /** The sheets of each form, in the order printed. */
  readonly sheets: readonly number[];
  /** What the forms' faces lack: the machine's own fonts print it, or a box. */
  readonly uncovered: readonly UncoveredCharacter[];
}

interface PrintFormsProps {
  /** In the order printed. Another content needs another key: a form is laid out once. */
  readonly forms: readonly PrintedForm[];
  /** Called once all of them lie there as they will print. */
  readonly onReady: (laidOut: LaidOut) => void;
  /** Called where they cannot be laid out: nothing must be printed then. */
  readonly onFailed: (cause: unknown) => void;
}

/**
 * Forms in the window's print layout: out of sight on screen, alone on paper (`@media print`), one after the other. Only
 * one may be mounted at a time. Ready once fonts and pictures are loaded: printing earlier would use the wrong face, and
 * page breaks with it.
 */
export function PrintForms(props: PrintFormsProps) {
  const { forms } = props;
  const root = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  const [laidOut, setLaidOut] = useState(0);
  const fail = useCallback((cause: unknown) => now.current.onFailed(cause), []);
  const count = useCallback(() => setLaidOut((before) => before + 1), []);
  useEffect(() => {
    if (laidOut < forms.length) return;
    let gone = false;
    settled(root.current)
      .then((layout) => gone || now.current.onReady(layout))
      .catch((cause) => gone || now.current.onFailed(cause));
    return () => {
      gone = true;
    };
  }, [laidOut, forms.length]);
  return createPortal(
    <div className="print-root" ref={root} aria-hidden="true">
      {forms.map(({ key, content }) => (
        <div key={key} className="form-pages">
          <FormPages content={content} onLaidOut={count} onFailed={fail} />
        </div>
      ))}
    </div>,
    document.body,
  );
}

async function settled(root: HTMLElement | null): Promise<LaidOut> {
  await loadFormFonts(root?.textContent ?? "");
  await Promise.all([...(root?.querySelectorAll("img") ?? [])].map((image) => image.decode()));
  await nextTask();
  const sheetsIn = (element: Element) => [...element.querySelectorAll(".form-sheet")];
  const forms = [...(root?.querySelectorAll(".form-pages") ?? [])].map(sheetsIn);
  return { sheets: forms.map(({ length }) => length), uncovered: uncoveredOnSheets(forms.flat()) };
}

/** Lets what the fonts' arrival set off be done. No animation frame: those stand still in a minimised window. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

function FormPages({ content, ...report }: FlowReport & { readonly content: FormContent }) {
  switch (content.kind) {
    case "opinion":
      return <OpinionPages data={content.data} {...report} />;
    case "recusal":
      return <RecusalPages data={content.data} {...report} />;
    case "overprint":
      return <OverprintPages data={content.data} place={content.place} {...report} />;
    case "test-print":
      return <TestPrintPage place={content.place} {...report} />;
    case "application":
      return <ApplicationPages data={content.data} {...report} />;
    case "commitment":
      return <CommitmentPages data={content.data} {...report} />;
    case "marks":
      return <MarksListPages data={content.data} {...report} />;
    case "receipt":
      return <ReceiptPages data={content.data} {...report} />;
    case "recovery":
      return <RecoveryPage data={content.data} {...report} />;
    case "removal":
      return <RemovalPages data={content.data} {...report} />;
    case "spare":
      return <SparePages data={content.data} {...report} />;
    case "handover":
      return <HandoverPage data={content.data} {...report} />;
    case "rotation":
      return <RotationPage data={content.data} {...report} />;
  }
}
