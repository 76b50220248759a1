import { stopPdfEngine } from "./document/pdf-engine";
import { clipboard } from "./marks/clipboard";

export type { Turn } from "../../shared/annotation/geometry";
export { PdfPreview } from "./pdf-preview";
export type {
  FlashRequest,
  MarkChange,
  MarkingState,
  NewMark,
  PageRequest,
  PdfPreviewProps,
  ThumbnailsProps,
  Tool,
  ViewerProps,
  ViewState,
  Zoom,
} from "./props";
export type { MaterialSource } from "./source";
export { Thumbnails } from "./thumbnails";
export { Viewer } from "./viewer";

/** Ends the decoder's thread and with it all it holds, and forgets what was copied. For locking a seat, after every viewer is unmounted. */
export function closeAll(): void {
  stopPdfEngine();
  clipboard.setState({ clip: null });
}
