import { useEffect, useState } from "react";
import type { Application } from "../../../shared/domain/application";
import { emptyDraft } from "../../../shared/domain/draft";
import { refusalSentence } from "../../../shared/refusal";
import { SavedMark, StatusBar, TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Screen } from "../../ui/screen";
import { useShortcuts } from "../../ui/shortcuts";
import { useToasts } from "../../ui/toasts";
import { SealedFormDialog } from "../delivery";
import type { OpenRound, ReviewDeskPorts, SealedReview } from "../ports";
import { Commitment } from "./commitment";
import "./declaration.css";
import { RecusalCard } from "./recusal-card";
import { useRelations } from "./use-relations";

interface DeclarationProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  /** The application that is asked about first; `null` to begin at the top. */
  readonly applicationId: string | null;
  /** Called after an answer was stored. */
  readonly onChanged: () => Promise<void>;
  readonly onReview: (applicationId: string) => void;
  readonly onBack: () => void;
}

/** 声明: confidentiality once for the package, then for each application whether the expert keeps away. */
export function DeclarationScreen({
  ports,
  openRound,
  applicationId,
  onChanged,
  onReview,
  onBack,
}: DeclarationProps) {
  const { summary, round, applications, declaration, standings } = openRound;
  const toasts = useToasts();
  useFirstInView(declaration.confidentialityAcceptedAt === null ? null : applicationId);
  useShortcuts("回避与保密声明", [{ keys: "Escape", does: "返回申报列表", run: onBack }]);

  const said = async (result: Awaited<ReturnType<ReviewDeskPorts["answerRecusal"]>>) => {
    if (!result.ok) toasts.show({ tone: "error", text: refusalSentence(result.refusal) });
    else await onChanged();
  };
  const statement = useStatement(ports, openRound);
  const related = useRelations(ports, round);
  const accepted = declaration.confidentialityAcceptedAt !== null;
  const open = applications.filter(
    ({ id }) => !declaration.recusals.some((each) => each.applicationId === id),
  );

  return (
    <Screen
      name="declaration"
      title="回避与保密声明"
      ownHeading
      top={
        <TopBar
          left={
            <Button icon="prev" onClick={onBack}>
              申报列表
            </Button>
          }
          right={<span className="declaration-round">{round.title}</span>}
        />
      }
      bottom={
        <StatusBar
          left={
            <>
              <SavedMark state="saved">已答复的都已保存</SavedMark>
              <span>{open.length === 0 ? "全部申报都已声明" : `还有 ${open.length} 份未声明`}</span>
            </>
          }
          right="离线可用 · 不连接任何网络"
        />
      }
    >
      <div className="declaration-page">
        <h1>回避与保密声明</h1>
        <Commitment
          round={round}
          bureauName={summary.bureauName}
          expertName={ports.seat.name}
          acceptedAt={declaration.confidentialityAcceptedAt}
          now={ports.now()}
          onAccept={async () => said(await ports.acceptConfidentiality(summary.packageId))}
        />
        <section className="declaration-card" aria-labelledby="recusal-title">
          <h2 id="recusal-title">
            <span className="declaration-step">二</span>逐份声明是否回避
          </h2>
          <p>
            请看清领办人、所在单位和团队成员。没有声明过的不等于“不回避”：未声明的申报不能打开。声明可以更正，每次更正都会留下时间、前后内容和原因。
          </p>
          {related.bar}
          {accepted ? (
            <div className="declaration-cases">
              {applications.map((application) => (
                <RecusalCard
                  key={application.id}
                  application={application}
                  answer={declaration.recusals.find((each) => each.applicationId === application.id) ?? null}
                  state={
                    standings.find((each) => each.applicationId === application.id)?.state ?? "undeclared"
                  }
                  now={ports.now()}
                  wanted={application.id === applicationId}
                  hints={related.hintsOf(application)}
                  blind={round.privacy.blind}
                  onAnswer={async (answer) =>
                    said(
                      await ports.answerRecusal(summary.packageId, {
                        applicationId: application.id,
                        ...answer,
                      }),
                    )
                  }
                  onReview={() => onReview(application.id)}
                  onForm={() => void statement.show(application)}
                />
              ))}
            </div>
          ) : (
            <Notice tone="info">先作出上面的承诺，再逐份声明。</Notice>
          )}
        </section>
      </div>
      {statement.dialog}
      {related.dialog}
    </Screen>
  );
}

/** The statement of a recusal, to look at, print and sign: it is made when a bundle is exported. */
function useStatement(ports: ReviewDeskPorts, { summary, round, declaration }: OpenRound) {
  const toasts = useToasts();
  const [shown, setShown] = useState<{ application: Application; sealed: SealedReview } | null>(null);
  const show = async (application: Application) => {
    const stored = await ports.openReview(summary.packageId, application.id);
    if (!stored.ok) return void toasts.show({ tone: "error", text: refusalSentence(stored.refusal) });
    const { sealed } = stored.value;
    if (sealed) setShown({ application, sealed });
    else toasts.show({ tone: "info", text: "回避声明在导出评审包时制作，导出后可在这里打印、签字。" });
  };
  const reason = declaration.recusals.find((each) => each.applicationId === shown?.application.id)?.reason;
  const dialog = shown && (
    <SealedFormDialog
      open
      packageId={summary.packageId}
      round={round}
      application={shown.application}
      draft={emptyDraft(round)}
      sealed={shown.sealed}
      recusalReason={reason ?? ""}
      ports={ports}
      onClose={() => setShown(null)}
    />
  );
  return { show, dialog };
}

/** Brings the card of one application into view when the list first shows, and the focus to its first choice. */
function useFirstInView(applicationId: string | null): void {
  useEffect(() => {
    if (applicationId === null) return;
    const card = document.getElementById(`recusal-${applicationId}`)?.closest("section");
    card?.scrollIntoView({ block: "center" });
    card?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }, [applicationId]);
}
