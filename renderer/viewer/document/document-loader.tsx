import type { PDFDocumentProxy } from "pdfjs-dist";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Document } from "react-pdf";
import { Button } from "../../ui";
import type { MaterialSource } from "../source";
import "./document-loader.css";
import { openImage } from "./image-document";
import type { OpenedDocument } from "./opened-document";
import { pdfDocument } from "./pdf-document";
import { pdfOptions } from "./pdf-engine";
import { MaterialTransport } from "./range-transport";

export interface DocumentLoaderProps {
  readonly source: MaterialSource;
  readonly children: (document: OpenedDocument) => ReactNode;
}

type Failure = "unreadable" | "broken" | "password";

const failureText: Record<Failure, string> = {
  unreadable:
    "读取这份材料的数据时出错，文件可能已损坏。可以再试一次；仍然不行，请联系区人社局重新发放任务包。",
  broken: "这份材料的文件格式有误，程序打不开它。可以再试一次；仍然不行，请在意见中注明，并联系区人社局。",
  password: "这份材料设有打开密码，程序没有密码，打不开它。请联系区人社局提供没有密码的文件。",
};

/** Opens a material and shows what `children` makes of it; until then that it opens, or why it does not. */
export function DocumentLoader({ source, children }: DocumentLoaderProps) {
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const retry = () => {
    setFailure(null);
    setAttempt(attempt + 1);
  };
  if (failure) return <FailureCard failure={failure} onRetry={retry} />;
  const Loader = source.mediaType === "application/pdf" ? PdfLoader : ImageLoader;
  return (
    <Loader key={attempt} source={source} onFailure={setFailure}>
      {children}
    </Loader>
  );
}

interface LoaderProps extends DocumentLoaderProps {
  readonly onFailure: (failure: Failure) => void;
}

function PdfLoader({ source, onFailure, children }: LoaderProps) {
  const options = useMemo(pdfOptions, []);
  const [file] = useState(() => ({ range: new MaterialTransport(source, () => onFailure("unreadable")) }));
  return (
    <Document
      className="viewer-document"
      file={file}
      options={options}
      loading={<Opening />}
      error={<Opening />}
      noData={<Opening />}
      onLoadError={(error) => {
        console.error("the PDF could not be opened", error);
        onFailure("broken");
      }}
      onPassword={() => onFailure("password")}
    >
      {({ pdf }) => <Pdf pdf={pdf}>{children}</Pdf>}
    </Document>
  );
}

function Pdf({ pdf, children }: { readonly pdf: PDFDocumentProxy } & Pick<LoaderProps, "children">) {
  const document = useMemo(() => pdfDocument(pdf), [pdf]);
  return children(document);
}

function ImageLoader({ source, onFailure, children }: LoaderProps) {
  const [document, setDocument] = useState<OpenedDocument | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const opening = openImage(source, abort.signal);
    opening.then(
      (opened) => abort.signal.aborted || setDocument(opened),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        console.error("the picture could not be opened", error);
        onFailure(error instanceof DOMException && error.name === "EncodingError" ? "broken" : "unreadable");
      },
    );
    return () => {
      abort.abort();
      setDocument(null);
      opening.then(
        (opened) => opened.close(),
        () => {}, // told above, or aborted
      );
    };
  }, [source, onFailure]);
  return <div className="viewer-document">{document ? children(document) : <Opening />}</div>;
}

function Opening() {
  return (
    <div className="viewer-notice" role="status">
      正在打开材料…
    </div>
  );
}

function FailureCard({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  return (
    <div className="viewer-notice" role="alert">
      <strong>这份材料无法显示</strong>
      <p>{failureText[failure]}</p>
      {failure !== "password" && <Button onClick={onRetry}>重试</Button>}
    </div>
  );
}
