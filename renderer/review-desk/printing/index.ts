export { PrintButton } from "./print-button";
export { PrintDialog } from "./print-dialog";
