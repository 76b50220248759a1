export { neighbourOf, typesElsewhere } from "./neighbours";
export { ScoringTab } from "./scoring-tab";
