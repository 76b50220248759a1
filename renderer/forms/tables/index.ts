export { scoreCsv } from "./score-csv";
export type { ScoreEntry, ScoreFileData } from "./score-lines";
export { scoreXlsx } from "./score-workbook";
