export { firstMarking, type MarkingChoice } from "./marking-choice";
export { firstPlace, placeOfGap, type SheetPlace } from "./sheet-place";
export { WorkspaceScreen } from "./workspace-screen";
