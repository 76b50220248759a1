export type { Turn } from "../../shared/annotation/geometry";
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
export type { MaterialSource } from "./source";
