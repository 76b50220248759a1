export { CopyButton, CopyOfMaterial } from "./copy-button";
