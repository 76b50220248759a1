export { bundlesWords } from "./bundle-words";
export { ExportDialog } from "./export-dialog";
export { gapReason, gapWords } from "./gap-words";
export { MarksListButton, MarksListOfReview } from "./marks-list";
export { SealDialog } from "./seal-dialog";
export { SealedFormDialog } from "./sealed-form-dialog";
