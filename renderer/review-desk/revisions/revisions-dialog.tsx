import { hexGroups } from "../../../shared/domain/review-digest";
import type { TaskDecision } from "../../../shared/domain/task-decision";
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

const groups = (digest: string) => hexGroups(digest, 16).join(" ");

function standingWords(isCurrent: boolean, left: boolean): string {
  if (isCurrent) return "正在使用";
  return left ? "没有采用，只供查阅" : "已被取代，只供查阅";
}

/** Who chose this one over which, and when. */
function decisionWords({ at, by, left }: TaskDecision, now: string): string {
  return `${by}于${savedWords(at, now)}决定采用这一份，没有采用摘要为 ${groups(left.digest)} 的第 ${left.revision} 版。`;
}

type RevisionPartProps = Pick<RevisionsDialogProps, "openRound" | "now" | "onShow"> & {
  readonly revision: RoundRevision;
};

function RevisionPart({ revision, openRound, now, onShow }: RevisionPartProps) {
  const { packageId, carrying, issuedAt, importedAt, digest, left, decisions } = revision;
  const { summary, revisions } = openRound;
  const hasTwin = revisions.some((each) => each !== revision && each.revision === revision.revision);
  const isCurrent = packageId === summary.current.packageId;
  const isShown = packageId === summary.packageId;
  return (
    <section className="revisions-part" aria-labelledby={`revision-${packageId}`}>
      <header>
        <h3 id={`revision-${packageId}`}>
          第 {revision.revision} 版
          {hasTwin && <span className="revisions-digest">（摘要 {groups(digest)}）</span>}
        </h3>
        <Tag tone={isCurrent ? "green" : "grey"}>{standingWords(isCurrent, left)}</Tag>
        <span className="revisions-dates">
          区局 {dateWords(issuedAt.slice(0, 10))}签发，{savedWords(importedAt, now)} 导入
        </span>
        {isShown ? (
          <span className="revisions-shown">当前显示</span>
        ) : (
          <Button size="small" onClick={() => onShow(packageId)}>
            {isCurrent ? "回到" : "查阅"}
            {hasTwin ? "这一份" : `第 ${revision.revision} 版`}
          </Button>
        )}
      </header>
      {decisions.length > 0 && (
        <ul className="revisions-list">
          {decisions.map((each) => (
            <li key={each.at}>{decisionWords(each, now)}</li>
          ))}
        </ul>
      )}
      {carrying ? (
        <CarryingAccount carrying={carrying} revision={revision.revision} />
      ) : (
        <p className="revisions-first">这台电脑上最早导入的版次。</p>
      )}
    </section>
  );
}
