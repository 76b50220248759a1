export { FactsTab } from "./facts-tab";
