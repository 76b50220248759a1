export { CriterionCard } from "./criterion-card";
export { neighbourOf, typesElsewhere } from "./neighbours";
export { useScoringKeys } from "./scoring-keys";
export { ScoringTab } from "./scoring-tab";
