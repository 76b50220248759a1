export { CarryingAccount } from "./carrying-account";
export { RevisionsDialog } from "./revisions-dialog";
