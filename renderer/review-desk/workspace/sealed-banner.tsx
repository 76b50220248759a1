import { useState } from "react";
import { refusalSentence } from "../../../shared/refusal";
import type { ReturnNote } from "../../../shared/rules/returned";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { TextArea } from "../../ui/text-area";
import { useToasts } from "../../ui/toasts";
import { SealedFormDialog } from "../delivery";
import { savedWords } from "../inbox";
import { useDraft, useReview, useReviewState } from "../review";
import type { WorkspaceProps } from "./workspace-screen";

type SealedBannerProps = Pick<WorkspaceProps, "ports" | "openRound" | "application" | "onChanged">;

/**
 * Says that the review is sealed and can only be looked at, and what the bureau wrote where it was sent back (退回); leads
 * to its form and to opening it again.
 */
export function ReviewBanner({ ports, openRound, application, onChanged }: SealedBannerProps) {
  const sealed = useReviewState((state) => state.sealed);
  const draft = useDraft();
  const [shown, setShown] = useState<"form" | "reopen" | null>(null);
  const standing = openRound.standings.find((each) => each.applicationId === application.id);
  const returned = standing?.returned ?? null;
  if (!sealed)
    return returned ? (
      <div className="workspace-sealed">
        <Notice tone="warn">{returnWords(returned)}改完后请再次定稿、打印签字并导出。</Notice>
      </div>
    ) : null;
  const exported = standing?.state === "exported";
  return (
    <div className="workspace-sealed">
      <Notice
        tone={returned ? "warn" : "ok"}
        action={
          <>
            <Button size="small" onClick={() => setShown("form")}>
              查看表格…
            </Button>
            <Button size="small" onClick={() => setShown("reopen")}>
              重新打开…
            </Button>
          </>
        }
      >
        {returned && returnWords(returned)}
        {savedWords(sealed.sealedAt, ports.now())} 定稿{exported && "，已导出"}
        。内容只读，需要修改时请写明理由重新打开。
      </Notice>
      <SealedFormDialog
        open={shown === "form"}
        packageId={openRound.summary.packageId}
        round={openRound.round}
        application={application}
        draft={draft}
        sealed={sealed}
        recusalReason={null}
        ports={ports}
        onClose={() => setShown(null)}
      />
      {shown === "reopen" && (
        <ReopenDialog
          exported={exported}
          returned={returned}
          ports={ports}
          onReopened={onChanged}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

/** What the bureau wrote, as one sentence. */
const returnWords = ({ note }: ReturnNote) => `区局退回：${note.replace(/[。.]\s*$/u, "")}。`;

interface ReopenDialogProps {
  readonly exported: boolean;
  readonly returned: ReturnNote | null;
  readonly ports: WorkspaceProps["ports"];
  readonly onReopened: () => Promise<void>;
  readonly onClose: () => void;
}

const longestReason = 500;

/** Asks for the reason of opening a sealed review again, and opens it. */
export function ReopenDialog({ exported, returned, ports, onReopened, onClose }: ReopenDialogProps) {
  const review = useReview();
  const toasts = useToasts();
  const [reason, setReason] = useState(returned ? returnWords(returned).slice(0, longestReason) : "");
  const [busy, setBusy] = useState(false);
  const reopen = async () => {
    setBusy(true);
    const result = await ports.reopen(review.packageId, review.application.id, reason.trim());
    setBusy(false);
    if (!result.ok) return void toasts.show({ tone: "error", text: refusalSentence(result.refusal) });
    review.store.setState({ sealed: null });
    toasts.show({ tone: "ok", text: "已重新打开。改完后请再次定稿，并重新打印签字。" });
    onClose();
    await onReopened();
  };
  return (
    <Dialog
      open
      title="重新打开已定稿的评审"
      width={520}
      screen="reopen"
      onClose={busy ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            返回
          </Button>
          <Button variant="primary" busy={busy} disabled={reason.trim() === ""} onClick={reopen}>
            重新打开
          </Button>
        </>
      }
    >
      <p className="workspace-reopen-words">
        已打印签字的表格随之作废，原来的定稿内容和理由都会留存。
        {exported && "这份评审已经导出过，改完后需要再导出一次，区局会以新的为准。"}
      </p>
      <TextArea
        label="重新打开的理由"
        required
        rows={2}
        maxLength={longestReason}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
