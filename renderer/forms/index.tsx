export type { ApplicationFormData } from "./application-rows";
export { blankApplication, blankSigner } from "./blank";
export type { CommitmentData, CommitmentRow } from "./commitment-data";
export type { FormContent, PrintedForm } from "./form-content";
export { chineseDate, type OpinionFormData, type RecusalFormData, type Signer } from "./form-data";
export type { MarkPicture, MarksListData, PrintedMark } from "./marks-list-data";
export { leadWords } from "./opinion-words";
export {
  type OverprintPlace,
  overprintLimits,
  ownPlace,
  readPlace,
  withinLimits,
  writtenPlace,
} from "./overprint-place";
export { type LaidOut, PrintForms } from "./print-forms";
export type { ReceiptBundle, ReceiptData, ReceiptRow } from "./receipt-data";
export { type ScoreEntry, type ScoreFileData, scoreCsv, scoreXlsx } from "./tables";
export type { UncoveredCharacter } from "./uncovered";
