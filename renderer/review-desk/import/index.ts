export { ImportDialog } from "./import-dialog";
export { bundlesWords } from "./import-words";
