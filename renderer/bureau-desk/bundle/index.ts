export { BundleScreen, type BundleScreenProps } from "./bundle-screen";
export { RefusedScreen, type RefusedScreenProps } from "./refused-screen";
export { totalWords } from "./words";
