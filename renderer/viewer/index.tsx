import { pictureDecoder } from "./decoder/decoder";
import { stopPdfEngine } from "./document/pdf-engine";

export type { Turn } from "../../shared/annotation/geometry";
export { PdfPreview } from "./pdf-preview";
export type {
  FlashRequest,
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
export { ScrollLink } from "./scroll-link";
export type { MaterialSource } from "./source";
export { Thumbnails } from "./thumbnails";
export { buttonItem } from "./toolbar/button-item";
export { onlyInMenu } from "./toolbar/folding";
export type { ToolbarItem } from "./toolbar/toolbar-item";
export { Viewer } from "./viewer";

/** Ends the decoders' threads and with them all they hold. For locking a seat, after every viewer is unmounted. */
export function closeAll(): void {
  stopPdfEngine();
  pictureDecoder.stop();
}
