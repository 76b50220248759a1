export { DeclarationScreen } from "./declaration-screen";
export { promises } from "./promises";
