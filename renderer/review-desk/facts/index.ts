export { materialsOfKinds } from "./declared";
export { FactsTab } from "./facts-tab";
