export { AnchorsCard } from "./anchors-card";
export { missingOf } from "./missing-of";
