export {
  chineseDate,
  type OpinionFormData,
  type RecusalFormData,
  type Signer,
} from "./form-data";
export type { MarksListData, PrintedMark } from "./marks-list-data";
export { MarksListForm } from "./marks-list-form";
export { OpinionForm } from "./opinion-form";
export { RecusalForm } from "./recusal-form";
