export { AnnotationsTab } from "./annotations-tab";
export { type CiteTarget, citedWords, citeSelected, takeCitation } from "./citing";
export { EvidenceChips } from "./evidence-chips";
