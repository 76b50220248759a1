import { Notice } from "../../ui/notice";
import type { InboxRow } from "./rows";

/** 退回: how many reviews the bureau sent back, and what can be done about it. Nothing where none was. */
export function ReturnedNotice({ rows }: { readonly rows: readonly InboxRow[] }) {
  const returned = rows.filter(({ standing }) => standing.returned !== null);
  if (returned.length === 0) return null;
  const numbers = returned.map(({ application }) => application.number).join("、");
  return (
    <Notice tone="warn">
      区局退回了 {returned.length} 份评审（{numbers}
      ），退回意见在列表中。请重新打开，修改后再次定稿；其余定稿原样有效。
    </Notice>
  );
}
