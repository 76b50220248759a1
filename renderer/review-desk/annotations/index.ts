export { AnnotationsTab } from "./annotations-tab";
export { type CiteTarget, citedWords, citeSelected, takeCitations } from "./citing";
export { EvidenceChips } from "./evidence-chips";
export { printedMarks } from "./printed-marks";
