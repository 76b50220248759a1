export { AnchorsCard } from "./anchors-card";
