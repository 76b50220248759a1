export { type Found, type Search, useSearch } from "./use-search";
