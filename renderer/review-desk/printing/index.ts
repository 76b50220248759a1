export { PrintButton, PrintOfReview } from "./print-button";
export { PrintDialog } from "./print-dialog";
