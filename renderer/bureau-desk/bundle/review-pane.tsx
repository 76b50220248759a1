import { lazy, Suspense, useState } from "react";
import { type Refusal, type Result, refusalSentence } from "../../../shared/refusal";
import { momentWords, type Saved } from "../../identity";
import { Button, Notice, TabPanel, Tabs, Tag, useToasts, useWork } from "../../ui";
import type { BundleReview, BundleTask } from "../ports";
import { GateTable } from "./gate-table";
import { ApplicationName } from "./names";
import { ScoreTable } from "./score-table";
import { Hex } from "./verdict";
import { totalWords } from "./words";

const PdfPreview = lazy(async () => ({ default: (await import("../../viewer")).PdfPreview }));

export interface ReviewPaneProps {
  readonly review: BundleReview;
  readonly task: BundleTask | null;
  readonly savePdf: (suggestedName: string, pdf: Uint8Array) => Promise<Result<Saved>>;
}

const tabs = [
  { key: "scores", label: "评分" },
  { key: "gates", label: "资格" },
  { key: "opinion", label: "意见" },
  { key: "form", label: "表格" },
] as const;
type TabKey = (typeof tabs)[number]["key"];

/** One review of the bundle: its head, then scores, gates, opinion and the form as printed. */
export function ReviewPane({ review, task, savePdf }: ReviewPaneProps) {
  const recused = review.document.state === "recused";
  const [active, setActive] = useState<TabKey>(recused ? "opinion" : "scores");
  const shown = recused ? tabs.filter((tab) => tab.key === "opinion" || tab.key === "form") : tabs;
  return (
    <section className="bundle-pane" aria-label="评审内容">
      <PaneHead review={review} task={task} savePdf={savePdf} />
      <Tabs tabs={shown} active={active} onChange={setActive} label="评审内容" group="bundle-review" />
      <TabPanel group="bundle-review" active={active} className="bundle-pane-body">
        {active === "scores" && <ScoreTable review={review.document} task={task} />}
        {active === "gates" && <GateTable gates={review.document.gates} task={task} />}
        {active === "opinion" && <Opinion review={review} />}
        {active === "form" && (
          <Suspense fallback={<p role="status">正在打开表格…</p>}>
            <div className="bundle-form">
              <PdfPreview bytes={review.opinionPdf} label="专家评估意见表" />
            </div>
          </Suspense>
        )}
      </TabPanel>
    </section>
  );
}

function PaneHead({ review, task, savePdf }: ReviewPaneProps) {
  const { document } = review;
  const work = useWork();
  const toasts = useToasts();
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async () => {
    setRefusal(undefined);
    const name = `评估意见表-${document.applicationId}.pdf`;
    const saved = await work.run("正在保存表格", () => savePdf(name, review.opinionPdf));
    if (saved && !saved.ok) setRefusal(saved.refusal);
    else if (saved?.value)
      toasts.show({ tone: "ok", text: `表格已保存：“${saved.value.name}”，在“${saved.value.folder}”。` });
  };
  return (
    <>
      <div className="bundle-pane-head">
        <h2>
          <ApplicationName task={task} applicationId={document.applicationId} />
        </h2>
        {document.state === "scored" ? (
          <span>
            合计 <b className="bundle-total">{totalWords(document.total)}</b> 分
          </span>
        ) : (
          <Tag tone="violet">已回避</Tag>
        )}
        <span className="bundle-soft">
          批注 {review.annotations} 处 · {momentWords(document.sealedAt)} 定稿 · 签署日期 {document.signedOn}
        </span>
        <Button icon="save" busy={work.busy} onClick={save}>
          另存表格…
        </Button>
      </div>
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
    </>
  );
}

function Opinion({ review }: { readonly review: BundleReview }) {
  const { document } = review;
  return (
    <div className="bundle-opinion">
      {document.state === "recused" ? (
        <>
          <h3>回避理由</h3>
          <p>{document.recusal.reason || "（未写理由）"}</p>
        </>
      ) : (
        <>
          <h3>推荐结论</h3>
          <p>{document.recommendation || "（未填写）"}</p>
          <h3>专家评估意见</h3>
          <p className="bundle-opinion-text">{document.opinion || "（未填写）"}</p>
        </>
      )}
      <h3>纸面校验码</h3>
      <p>
        <Hex hex={review.reviewSha256} digits={32} />
      </p>
      <p className="bundle-soft">签字的纸质表格上印着同样的校验码，一致才是同一次定稿。</p>
    </div>
  );
}
