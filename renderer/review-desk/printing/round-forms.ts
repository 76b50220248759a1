import { accept, type Result } from "../../../shared/refusal";
import type { CommitmentData, ReceiptData, ReceiptRow } from "../../forms";
import type { ReviewState } from "../ports";
import type { ChoiceRow } from "./choices";
import type { GatherContext, ReviewAtHand } from "./gather";
import { printedPages } from "./page-count";

/** What the state of a review is called on paper. */
export const stateWords: Readonly<Record<ReviewState, string>> = {
  undeclared: "未声明",
  untouched: "未定稿",
  started: "未定稿",
  sealed: "已定稿",
  exported: "已导出",
  recused: "已回避",
};

/** 评审材料交接单 of everything in the round. The bundle is named only while it still holds what is here. */
export async function receiptOf(
  { ports, openRound, rows }: GatherContext,
  reviews: ReadonlyMap<string, ReviewAtHand>,
): Promise<Result<ReceiptData>> {
  const { summary, round } = openRound;
  const outlook = await ports.exportOutlook(summary.packageId);
  if (!outlook.ok) return outlook;
  const { latest } = outlook.value;
  const { name, organisation, fingerprint } = ports.seat;
  const isWhole = rows.every(({ state }) => state === "exported" || state === "recused");
  return accept({
    ...{ round, bureauName: summary.bureauName, signer: { name, organisation, fingerprint } },
    rows: rows.map((row) => receiptRow(row, reviews.get(row.application.id))),
    bundle: latest?.saved && isWhole ? latest : null,
    preparedOn: ports.now().slice(0, 10),
  });
}

function receiptRow({ application, state }: ChoiceRow, review: ReviewAtHand | undefined): ReceiptRow {
  const sealed = review?.sealed ?? null;
  return {
    number: application.number,
    studio: application.studio.name,
    state: stateWords[state],
    total: sealed?.total ?? null,
    reviewSha256: sealed?.reviewSha256 ?? null,
    pages: sealed ? printedPages(sealed.opinionPdf) : null,
  };
}

/** 回避与保密承诺书 with the answer about each application. */
export function commitmentOf({ ports, openRound, rows, promises }: GatherContext): CommitmentData {
  const { summary, round, declaration } = openRound;
  const { name, organisation, fingerprint } = ports.seat;
  return {
    ...{ round, bureauName: summary.bureauName, signer: { name, organisation, fingerprint }, promises },
    acceptedOn: declaration.confidentialityAcceptedAt?.slice(0, 10) ?? "",
    rows: rows.map(({ application }) => {
      const answer = declaration.recusals.find((each) => each.applicationId === application.id);
      return {
        number: application.number,
        studio: application.studio.name,
        employer: application.employer.name,
        master: application.master.name,
        answer: answer ? (answer.declared ? "回避" : "无需回避") : "未声明",
        reason: answer?.declared ? answer.reason : "",
        on: answer?.at.slice(0, 10) ?? "",
      };
    }),
  };
}
