export { bundlesWords } from "./bundle-words";
export { ExportDialog } from "./export-dialog";
export { gapReason, gapWords } from "./gap-words";
export { MarksListButton } from "./marks-list";
export { SealDialog } from "./seal-dialog";
export { SealedFormDialog } from "./sealed-form-dialog";
