import { useMemo } from "react";
import { DocumentLoader } from "./document/document-loader";
import type { OpenedDocument } from "./document/opened-document";
import { useFirstPage } from "./layout/use-page-boxes";
import type { PdfPreviewProps } from "./props";
import { PageScroller } from "./scroller/page-scroller";
import { sessionOf } from "./session";
import type { MaterialSource } from "./source";
import "./viewer.css";

/** A plain preview of a PDF that is in memory already: its pages below each other, as wide as the place. */
export function PdfPreview({ bytes, label }: PdfPreviewProps) {
  const source = useMemo(() => sourceOf(bytes), [bytes]);
  return (
    <div className="viewer" key={source.materialId}>
      <DocumentLoader source={source}>
        {(document) => <Pages source={source} document={document} label={label} />}
      </DocumentLoader>
    </div>
  );
}

interface PagesProps {
  readonly source: MaterialSource;
  readonly document: OpenedDocument;
  readonly label: string;
}

function Pages({ source, document, label }: PagesProps) {
  const first = useFirstPage(document, 1);
  return (
    <div className="viewer-stage">
      {first && (
        <PageScroller
          document={document}
          session={sessionOf(source)}
          first={first}
          offset={0}
          label={label}
        />
      )}
    </div>
  );
}

let previews = 0;

/** Bytes in memory read as a material is. */
function sourceOf(bytes: Uint8Array): MaterialSource {
  previews += 1;
  return {
    materialId: `preview-${previews}`,
    mediaType: "application/pdf",
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    close: () => {},
  };
}
