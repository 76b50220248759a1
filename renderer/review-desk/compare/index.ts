export { comparablesOf } from "./comparable";
export { ComparePane } from "./compare-pane";
export { CompareStrip } from "./compare-strip";
export { besideOnStrip, firstToCompare } from "./strip";
export { type Comparing, useComparing, useStrip } from "./use-compare";
export { readWork } from "./work-book";
