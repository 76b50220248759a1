import { stopEstimator } from "./clarity/estimate/estimator";
import { pictureDecoders } from "./decoder/picture-decoders";
import { stopPdfEngine } from "./document/pdf-engine";
import { clipboard } from "./marks/clipboard";
import { forgetRegions } from "./region/region-cache";

export type { Turn } from "../../shared/annotation/geometry";
export { type AnnotatedCopy, annotatedCopy, type CopyFailure } from "./annotated/annotated-copy";
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
export { type RegionImage, RegionImages } from "./region/region-images";
export { RegionPicture } from "./region/region-picture";
export { ScrollLink } from "./scroll-link";
export type { MaterialSource } from "./source";
export type { FoundRequest } from "./text/found-places";
export { type PageText, rectsOf } from "./text/page-text";
export { PasswordUnknown, type ReadPage, readText } from "./text/read-text";
export { Thumbnails } from "./thumbnails";
export { buttonItem } from "./toolbar/button-item";
export { onlyInMenu } from "./toolbar/folding";
export type { ToolbarItem } from "./toolbar/toolbar-item";
export { Viewer } from "./viewer";

/** Ends the decoders' threads and with them all they hold, and forgets what was copied. For locking a seat, after every viewer is unmounted. */
export function closeAll(): void {
  forgetRegions();
  stopPdfEngine();
  pictureDecoders.stop();
  stopEstimator();
  clipboard.setState({ clip: null });
}
