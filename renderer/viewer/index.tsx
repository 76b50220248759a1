export type {
  FlashRequest,
  MarkingState,
  NewMark,
  PageRequest,
  PdfPreviewProps,
  ThumbnailsProps,
  Tool,
  Turn,
  ViewerProps,
  ViewState,
  Zoom,
} from "./props";
export type { MaterialSource } from "./source";
