import type { Disposition } from "../../shared/rules/ledger";
import { dispositionWords } from "../../shared/rules/ledger-words";
import { Tag, type TagTone } from "../ui";

const tones: Readonly<Record<Disposition, TagTone>> = {
  added: "green",
  duplicate: "grey",
  superseding: "blue",
  conflict: "orange",
  refused: "orange",
};

/** 新增, 重复, 取代, 冲突 or 拒绝. */
export function DispositionTag({ disposition }: { readonly disposition: Disposition }) {
  return <Tag tone={tones[disposition]}>{dispositionWords[disposition]}</Tag>;
}
