import { type ReactNode, useEffect, useState } from "react";
import type { MaterialSource } from "../source";
import "./document-loader.css";
import { type Failure, FailureCard } from "./failure-card";
import { openImage } from "./image-document";
import type { OpenedDocument } from "./opened-document";
import { PasswordCard } from "./password-card";
import { PdfLoader } from "./pdf-loader";

export interface DocumentLoaderProps {
  readonly source: MaterialSource;
  readonly children: (document: OpenedDocument) => ReactNode;
}

/** Opens a material and shows what `children` makes of it; until then that it opens, or why it does not. */
export function DocumentLoader({ source, children }: DocumentLoaderProps) {
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const retry = () => {
    setFailure(null);
    setAttempt(attempt + 1);
  };
  // The password typed last: it is kept once it opens the file.
  const [password, setPassword] = useState<string | null>(null);
  const tryPassword = (typed: string) => {
    setPassword(typed);
    retry();
  };
  if (failure === "password") return <PasswordCard wrong={password !== null} onPassword={tryPassword} />;
  if (failure) return <FailureCard failure={failure} onRetry={retry} />;
  const Loader = source.mediaType === "application/pdf" ? PdfLoader : ImageLoader;
  return (
    <Loader key={attempt} source={source} password={password} onFailure={setFailure} opening={<Opening />}>
      {children}
    </Loader>
  );
}

interface LoaderProps extends DocumentLoaderProps {
  readonly onFailure: (failure: Failure) => void;
  readonly password: string | null;
  readonly opening: ReactNode;
}

function ImageLoader({ source, onFailure, opening, children }: LoaderProps) {
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
    };
  }, [source, onFailure]);
  return <div className="viewer-document">{document ? children(document) : opening}</div>;
}

function Opening() {
  return (
    <div className="viewer-notice" role="status">
      正在打开材料…
    </div>
  );
}
