import type { PDFDocumentProxy } from "pdfjs-dist";
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Document } from "react-pdf";
import { openSimplePdf, type SimplePdf } from "../../../shared/pdf/document";
import { pictureDecoders } from "../decoder/picture-decoders";
import { inflate } from "../decoder/inflate";
import type { MaterialSource } from "../source";
import type { Failure } from "./failure-card";
import type { OpenedDocument } from "./opened-document";
import {
  leaveOpening,
  OpeningHangs,
  type OpeningWatch,
  openedDocument,
  silenceFor,
  ThreadEnded,
  watchOpening,
} from "./opening";
import { PasswordAnswers } from "./password-answers";
import { pdfDocument } from "./pdf-document";
import { onEngineEnd, pdfOptions } from "./pdf-engine";
import { PdfPart } from "./pdf-part";
import { MaterialTransport } from "./range-transport";

export interface PdfLoaderProps {
  readonly source: MaterialSource;
  /** What was typed as the file's password; `null` as long as nobody was asked. */
  readonly password: string | null;
  readonly onFailure: (failure: Failure) => void;
  readonly opening: ReactNode;
  readonly children: (document: OpenedDocument) => ReactNode;
}

/**
 * Opens a PDF by its table alone where that is sound, and PDF.js's reading of it when a page needs that, or at once where
 * the table is not.
 */
export function PdfLoader({ source, password, onFailure, opening, children }: PdfLoaderProps) {
  const [part] = useState(() => new PdfPart());
  const wish = useSyncExternalStore(part.subscribe, part.wish);
  const simple = useSimplePdf(source, onFailure);
  const document = useOpened(simple, part, onFailure);
  useEffect(() => onEngineEnd(() => part.lost(new ThreadEnded("the decoder was ended"))), [part]);
  return (
    <>
      {wish.wanted && <PdfJs key={wish.attempt} {...{ source, password, part, onFailure }} />}
      <div className="viewer-document">{document ? children(document) : opening}</div>
    </>
  );
}

/** The structure; `null` where PDF.js must read it, `undefined` until that is known. */
function useSimplePdf(
  source: MaterialSource,
  onFailure: PdfLoaderProps["onFailure"],
): SimplePdf | null | undefined {
  const [simple, setSimple] = useState<SimplePdf | null>();
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    pictureDecoders.warmUp();
    const bytes = {
      size: source.size,
      read: (offset: number, length: number) => source.read(offset, length, signal),
    };
    openSimplePdf(bytes, inflate).then(
      (opened) => signal.aborted || setSimple(opened),
      (error: unknown) => {
        if (signal.aborted) return;
        console.error("the material could not be read", error);
        onFailure("unreadable");
      },
    );
    return () => {
      abort.abort();
      setSimple(undefined);
    };
  }, [source, onFailure]);
  return simple;
}

function useOpened(
  simple: SimplePdf | null | undefined,
  part: PdfPart,
  onFailure: PdfLoaderProps["onFailure"],
): OpenedDocument | null {
  const [document, setDocument] = useState<OpenedDocument | null>(null);
  useEffect(() => {
    if (simple === undefined) return;
    let current = true;
    if (simple) setDocument(pdfDocument({ pageCount: simple.pageCount, simple, part }));
    else
      openedDocument(part).then(
        ({ numPages }) => current && setDocument(pdfDocument({ pageCount: numPages, simple: null, part })),
        (error: unknown) => {
          if (!current) return;
          console.error("the PDF could not be opened", error);
          onFailure(failureOf(error));
        },
      );
    return () => {
      current = false;
      setDocument(null);
    };
  }, [simple, part, onFailure]);
  return document;
}

class PasswordWanted extends Error {
  override readonly name = "PasswordWanted";
}

function failureOf(error: unknown): Failure {
  if (error instanceof PasswordWanted) return "password";
  return error instanceof OpeningHangs ? "hanging" : "broken";
}

interface PdfJsProps extends Pick<PdfLoaderProps, "source" | "password" | "onFailure"> {
  readonly part: PdfPart;
}

/** Loads PDF.js's document and hands it over; it shows nothing itself. */
function PdfJs({ source, password, part, onFailure }: PdfJsProps) {
  const options = useMemo(pdfOptions, []);
  const [file] = useState(() => ({ range: new MaterialTransport(source, () => onFailure("unreadable")) }));
  const [answers] = useState(() => new PasswordAnswers(source, password));
  const watch = useRef<OpeningWatch | null>(null);
  useEffect(() => {
    const watching = watchOpening(part, silenceFor(source.size));
    watch.current = watching;
    file.range.tell(watching);
    return () => leaveOpening(watching);
  }, [part, source, file]);
  return (
    <Document
      file={file}
      options={options}
      loading={null}
      error={null}
      noData={null}
      onLoadError={(error) => {
        watch.current?.over();
        part.lost(error);
      }}
      onLoadSuccess={() => {
        watch.current?.over();
        answers.opened();
      }}
      onPassword={(give, reason) => {
        // PDF.js waits for the answer.
        watch.current?.begun();
        const answered = (password: string) => {
          watch.current?.ended();
          give(password);
        };
        answers.answer(answered, reason, () => {
          watch.current?.over();
          part.lost(new PasswordWanted("the file has a password"));
        });
      }}
    >
      {({ pdf }) => <Handed pdf={pdf} part={part} />}
    </Document>
  );
}

function Handed({ pdf, part }: { readonly pdf: PDFDocumentProxy; readonly part: PdfPart }) {
  useEffect(() => part.loaded(pdf), [pdf, part]);
  return null;
}
