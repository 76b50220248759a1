export { OpinionTab } from "./opinion-tab";
