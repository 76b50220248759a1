import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Tag } from "../../ui/tag";
import { dateWords, savedWords } from "../inbox";
import type { OpenRound, RoundRevision } from "../ports";
import { CarryingAccount } from "./carrying-account";
import "./revisions.css";

interface RevisionsDialogProps {
  readonly open: boolean;
  readonly openRound: OpenRound;
  readonly now: string;
  /** Shows a revision: the newest to work on, an older one to read. */
  readonly onShow: (packageId: string) => void;
  readonly onClose: () => void;
}

/** 版次说明: every revision of the round that was imported, what each changed, and the way to read an older one. */
export function RevisionsDialog({ open, openRound, now, onShow, onClose }: RevisionsDialogProps) {
  return (
    <Dialog
      open={open}
      title="版次说明"
      width={760}
      screen="revisions"
      reading
      onClose={onClose}
      footer={<Button onClick={onClose}>关闭</Button>}
    >
      <div className="revisions">
        {openRound.revisions.map((each) => (
          <RevisionPart key={each.packageId} revision={each} {...{ openRound, now, onShow }} />
        ))}
      </div>
    </Dialog>
  );
}

type RevisionPartProps = Pick<RevisionsDialogProps, "openRound" | "now" | "onShow"> & {
  readonly revision: RoundRevision;
};

function RevisionPart({ revision, openRound, now, onShow }: RevisionPartProps) {
  const { packageId, carrying, issuedAt, importedAt } = revision;
  const { summary } = openRound;
  const isCurrent = packageId === summary.current.packageId;
  const isShown = packageId === summary.packageId;
  return (
    <section className="revisions-part" aria-labelledby={`revision-${packageId}`}>
      <header>
        <h3 id={`revision-${packageId}`}>第 {revision.revision} 版</h3>
        <Tag tone={isCurrent ? "green" : "grey"}>{isCurrent ? "正在使用" : "已被取代，只供查阅"}</Tag>
        <span className="revisions-dates">
          区局 {dateWords(issuedAt.slice(0, 10))}签发，{savedWords(importedAt, now)} 导入
        </span>
        {isShown ? (
          <span className="revisions-shown">当前显示</span>
        ) : (
          <Button size="small" onClick={() => onShow(packageId)}>
            {isCurrent ? "回到" : "查阅"}第 {revision.revision} 版
          </Button>
        )}
      </header>
      {carrying ? (
        <CarryingAccount carrying={carrying} revision={revision.revision} />
      ) : (
        <p className="revisions-first">这台电脑上最早导入的版次。</p>
      )}
    </section>
  );
}
