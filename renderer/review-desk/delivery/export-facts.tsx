import type { Application } from "../../../shared/domain/application";
import { hexGroups } from "../../../shared/domain/review-digest";
import { Notice } from "../../ui/notice";
import type { ExportReceipt, OpenRound } from "../ports";
import { shippedCounts } from "./recusal-forms";

/** What will be in the file and who can open it; or what is still missing. */
export function ExportPlan({
  openRound,
  unfinished,
  next,
}: {
  openRound: OpenRound;
  unfinished: readonly Application[];
  /** The number of this export; `null` until it is known. */
  next: number | null;
}) {
  const { counted, recused } = shippedCounts(openRound);
  return (
    <>
      {unfinished.length > 0 && (
        <Notice tone="warn">
          还有 {unfinished.length} 份申报没有定稿或声明回避，不能导出：
          {unfinished.map((application) => application.number).join("、")}。
        </Notice>
      )}
      <UnansweredReturns openRound={openRound} />
      <dl className="delivery-facts">
        <dt>评审批次</dt>
        <dd>
          {openRound.summary.title}（任务包第 {openRound.summary.revision} 版）
        </dd>
        <dt>第几次导出</dt>
        <dd>{next === null ? "" : nextWords(next)}</dd>
        <dt>文件内容</dt>
        <dd>
          {counted} 份申报的评分、批注、专家评估意见和表格
          {recused > 0 ? `，其中 ${recused} 份为回避声明` : ""}，以及回避与保密声明
        </dd>
        <dt>谁能打开</dt>
        <dd>只有 {openRound.summary.bureauName} 能解开；内容由本人签名，改动任何一处都会被发现</dd>
      </dl>
    </>
  );
}

const nextWords = (next: number) =>
  next === 1 ? "第 1 次" : `第 ${next} 次，区局收到后以这一次为准，取代第 ${next - 1} 次`;

/** Reviews that the bureau sent back (退回) and that would go out again as they were. */
function UnansweredReturns({ openRound: { applications, standings } }: { readonly openRound: OpenRound }) {
  const sealed = standings.filter(
    ({ returned, state }) => returned !== null && (state === "sealed" || state === "exported"),
  );
  if (sealed.length === 0) return null;
  const numbers = applications
    .filter(({ id }) => sealed.some(({ applicationId }) => applicationId === id))
    .map(({ number }) => number);
  return (
    <Notice tone="warn">
      区局退回的 {sealed.length} 份评审（{numbers.join("、")}
      ）还没有重新打开，现在导出的仍是退回以前的内容。
    </Notice>
  );
}

/** Where the file went, its digest, and what to do next on paper. */
export function ExportResult({ receipt }: { receipt: ExportReceipt }) {
  return (
    <>
      <Notice tone="ok">评审包已签名并保存。</Notice>
      <dl className="delivery-facts">
        <dt>文件</dt>
        <dd translate="no">{receipt.saved.name}</dd>
        <dt>所在文件夹</dt>
        <dd translate="no">{receipt.saved.folder}</dd>
        <dt>收件单位</dt>
        <dd>{receipt.bureauName}</dd>
        <dt>内容</dt>
        <dd>
          {receipt.applications} 份申报，第 {receipt.revision} 次导出，{Math.ceil(receipt.bytes / 1024)}{" "}
          千字节
        </dd>
        <dt>评审包摘要</dt>
        <dd className="delivery-digest">{hexGroups(receipt.digest).join(" ")}</dd>
      </dl>
      <h3>接下来</h3>
      <ol className="delivery-steps">
        <li>把评审包文件拷贝到优盘，或按区局要求的方式送交。</li>
        <li>打印每份申报的专家评估意见（回避的打印回避声明），亲笔签字，与评审包一并送交。</li>
        <li>区局核验后会告知收到；如需修改，请重新打开该申报，再次导出即可。</li>
      </ol>
    </>
  );
}
