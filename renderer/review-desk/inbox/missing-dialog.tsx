import type { Round } from "../../../shared/domain/round";
import type { GapPlace } from "../../../shared/rules/gaps";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { gapWords } from "../delivery";
import type { OpenRound } from "../ports";
import type { Lacking } from "./missing";
import "./missing-dialog.css";

interface MissingDialogProps {
  readonly open: boolean;
  readonly lacking: readonly Lacking[];
  readonly openRound: OpenRound;
  readonly onReview: (applicationId: string, place?: GapPlace) => void;
  readonly onDeclare: (applicationId: string | null) => void;
  readonly onClose: () => void;
}

/** Everything that is missing before the export, one application after another, each with the way there. */
export function MissingDialog(props: MissingDialogProps) {
  return (
    <Dialog
      open={props.open}
      title="导出前还差"
      width={720}
      screen="missing"
      onClose={props.onClose}
      footer={<Button onClick={props.onClose}>关闭</Button>}
    >
      {props.lacking.map((each) => (
        <LackingPart key={each.row.application.id} {...props} lacking={each} />
      ))}
    </Dialog>
  );
}

/** From this many gaps on, a review is not listed gap by gap: it is simply not done yet. */
const tooMany = 8;

type LackingPartProps = Omit<MissingDialogProps, "lacking"> & { readonly lacking: Lacking };

function LackingPart({ lacking, openRound, onReview, onDeclare }: LackingPartProps) {
  const { application, standing } = lacking.row;
  const go = (place?: GapPlace) =>
    standing.state === "undeclared" ? onDeclare(application.id) : onReview(application.id, place);
  const gaps = lacking.gaps ?? [];
  return (
    <section className="inbox-lacking">
      <h3>
        <span className="inbox-lacking-number">{application.number}</span>
        {application.studio.name}
      </h3>
      {standing.state !== "started" || gaps.length === 0 || gaps.length >= tooMany ? (
        <LackingLine words={wholeWords(lacking, openRound.round)} onGo={() => go(gaps[0]?.place)} />
      ) : (
        gaps.map((gap) => {
          const words = gapWords(gap, openRound.round);
          return <LackingLine key={words} words={words} onGo={() => go(gap.place)} />;
        })
      )}
    </section>
  );
}

function wholeWords({ row, gaps }: Lacking, round: Round): string {
  const { state, scored } = row.standing;
  if (state === "undeclared") return "还没有声明是否回避";
  if (state === "untouched") return "还没有开始评审";
  const criteria = round.rubric.criteria.length;
  if (scored === criteria && gaps?.length === 0) return "内容齐全，还没有定稿";
  return `已评 ${scored}/${criteria} 项${gaps ? `，还差 ${gaps.length} 处` : ""}`;
}

function LackingLine({ words, onGo }: { readonly words: string; readonly onGo: () => void }) {
  return (
    <div className="inbox-lacking-line">
      <span>{words}</span>
      <Button variant="quiet" size="small" aria-label={`前往：${words}`} onClick={onGo}>
        前往
      </Button>
    </div>
  );
}
