export { VersionsButton } from "./versions-button";
