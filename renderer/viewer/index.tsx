import { stopPdfEngine } from "./document/pdf-engine";
import { forgetRegions } from "./region/region-cache";

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
export { RegionPicture } from "./region/region-picture";
export { ScrollLink } from "./scroll-link";
export type { MaterialSource } from "./source";
export { Thumbnails } from "./thumbnails";
export { buttonItem } from "./toolbar/button-item";
export { onlyInMenu } from "./toolbar/folding";
export type { ToolbarItem } from "./toolbar/toolbar-item";
export { Viewer } from "./viewer";

/** Ends the decoder's thread and with it all it holds. For locking a seat, after every viewer is unmounted. */
export function closeAll(): void {
  forgetRegions();
  stopPdfEngine();
}
