export { LedgerRemovalDialog } from "./ledger-removal-dialog";
