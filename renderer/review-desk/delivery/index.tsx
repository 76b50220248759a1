export { bundlesWords } from "./bundle-words";
export { ExportDialog } from "./export-dialog";
export { gapReason, gapWords } from "./gap-words";
export { MarkPictures, MarksListButton, MarksListOfReview, type PicturesOf } from "./marks-list";
export { SavePrintButtons } from "./save-print-buttons";
export { SealDialog } from "./seal-dialog";
export { SealedFormDialog } from "./sealed-form-dialog";
export { usePress } from "./use-press";
