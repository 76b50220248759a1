export { kindWords, materialCode, materialTitle, placeWords } from "./material-words";
export { MaterialsList } from "./materials-list";
export { deleteAnnotation, Reader } from "./reader";
export { ReadingProvider, useReading, useReadingState } from "./reading-context";
export { type Reading, startReading } from "./reading-store";
export { type OpenedSource, useSource } from "./use-source";
export { useWithdrawn } from "./use-withdrawn";
