export { DeclarationScreen } from "./declaration-screen";
