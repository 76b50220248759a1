export {
  chineseDate,
  type OpinionFormData,
  type RecusalFormData,
  type Signer,
} from "./form-data";
export { OpinionForm } from "./opinion-form";
export { RecusalForm } from "./recusal-form";
