export { GatesTab } from "./gates-tab";
