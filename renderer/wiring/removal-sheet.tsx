import { lazy, Suspense, useRef, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { RemovalSheetProps } from "../identity/removals/ports";
import { call } from "../platform/bridge";
import { SavePrintButtons, usePress } from "../review-desk/delivery";
import { Button, Dialog, Notice, WorkProgress } from "../ui";
import { PdfPreview } from "../viewer";
import { saveFile } from "./saving";

// The forms' faces are large: they load only where something is printed.
const Forms = lazy(async () => ({ default: (await import("../forms")).PrintForms }));

/** The note of a removed round as it prints: previewed, saved as PDF, printed. */
export function RemovalSheet({ seat, note, onClose }: RemovalSheetProps) {
  const [pdf, setPdf] = useState<Uint8Array | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const printing = useRef(ports).current;
  const { take, fail } = usePress(printing, setPdf, setRefusal);
  const { removal, digest } = note;
  const data = { removal, digest, fingerprint: seat.fingerprint, organisation: seat.organisation };
  return (
    <Dialog
      open
      screen="removal-sheet"
      width={920}
      title="打印清除记录"
      onClose={onClose}
      footer={
        <>
          {pdf && (
            <SavePrintButtons fileName={`${note.suggestedName}.pdf`} pdf={pdf} laidOut ports={printing} />
          )}
          <Button variant="primary" onClick={onClose}>
            关闭
          </Button>
        </>
      }
    >
      {refusal && <Notice tone="error">{refusalSentence({ ...refusal, file: "清除记录" })}</Notice>}
      {!pdf && !refusal && <WorkProgress progress={{ done: 0, total: 0, stage: "正在排版清除记录" }} />}
      {pdf && (
        <div className="removal-preview">
          <PdfPreview bytes={pdf} label="清除记录预览" />
        </div>
      )}
      <Suspense fallback={null}>
        <Forms
          forms={[{ key: note.id, content: { kind: "removal", data } }]}
          onReady={() => void take()}
          onFailed={fail}
        />
      </Suspense>
    </Dialog>
  );
}

const ports = {
  printToPdf: () => call("print:pdf", null),
  savePdf: (name: string, pdf: Uint8Array) => saveFile("pdf", name, pdf),
  printOnPaper: () => call("print:paper", null),
};
