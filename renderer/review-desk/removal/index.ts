export { RemovalDialog } from "./removal-dialog";
