import type { Application } from "../../../shared/domain/application";
import { emptyDraft, type ReviewDraft } from "../../../shared/domain/draft";
import { openHistory } from "../../../shared/domain/history";
import { accept, type Result } from "../../../shared/refusal";
import { scoringProgress } from "../../../shared/rules/scoring";
import {
  type ApplicationFormData,
  chineseDate,
  type FormContent,
  leadWords,
  type MarksListData,
  type OpinionFormData,
  type OverprintPlace,
  type PrintedMark,
} from "../../forms";
import type { PicturesOf } from "../delivery";
import type { OpenRound, ReviewDeskPorts, SealedReview } from "../ports";
import { blankContents } from "./blanks";
import {
  type ApplicationForm,
  applicationForms,
  applicationKey,
  type ChoiceKey,
  type ChoiceRow,
} from "./choices";
import { commitmentOf, receiptOf } from "./round-forms";

/** One application's work as it is printed. */
export interface ReviewAtHand {
  readonly applicationId: string;
  readonly draft: ReviewDraft;
  readonly sealed: SealedReview | null;
}

/** What the forms are made of. */
export interface GatherContext {
  readonly ports: Pick<ReviewDeskPorts, "openReview" | "exportOutlook" | "seat" | "now">;
  readonly openRound: OpenRound;
  readonly rows: readonly ChoiceRow[];
  /** The review that is open on the desk, which knows more than the store while something is being typed. */
  readonly open: ReviewAtHand | null;
  readonly place: OverprintPlace;
  /** What was promised before any dossier opened, sentence by sentence. */
  readonly promises: readonly string[];
  /** The marks of an application in the order printed, each with what the desk calls it. */
  readonly marksOf: (application: Application, draft: ReviewDraft) => PrintedMark[];
}

/** The forms in the order printed, and the marks of which pictures are still to be drawn. */
export interface Gathered {
  readonly contents: readonly FormContent[];
  readonly pictures: readonly PicturesOf[];
}

/** Reads what the chosen forms need. The first refusal ends it. */
export async function gatherForms(
  chosen: ReadonlySet<ChoiceKey>,
  context: GatherContext,
): Promise<Result<Gathered>> {
  const contents: FormContent[] = [];
  const reviews = await reviewsOf(chosen, context);
  if (!reviews.ok) return reviews;
  if (chosen.has("round:receipt")) {
    const receipt = await receiptOf(context, reviews.value);
    if (!receipt.ok) return receipt;
    contents.push({ kind: "receipt", data: receipt.value });
  }
  if (chosen.has("round:commitment")) contents.push({ kind: "commitment", data: commitmentOf(context) });
  for (const row of context.rows) {
    const review = reviews.value.get(row.application.id);
    const forms = applicationForms.filter((form) => chosen.has(applicationKey(form, row.application.id)));
    if (review) contents.push(...forms.map((form) => contentOf(form, row, review, context)));
  }
  if (chosen.has("round:test-print")) contents.push({ kind: "test-print", place: context.place });
  contents.push(...blankContents(chosen, context));
  return accept({ contents, pictures: picturesOf(contents, context) });
}

/** The reviews that the chosen forms are about; all of them where the receipt is among those. */
async function reviewsOf(
  chosen: ReadonlySet<ChoiceKey>,
  { ports, openRound, rows, open }: GatherContext,
): Promise<Result<Map<string, ReviewAtHand>>> {
  const found = new Map<string, ReviewAtHand>();
  for (const { application } of rows) {
    const { id } = application;
    const isAsked = applicationForms.some((form) => chosen.has(applicationKey(form, id)));
    if (!isAsked && !chosen.has("round:receipt")) continue;
    if (open?.applicationId === id) {
      found.set(id, open);
      continue;
    }
    const stored = await ports.openReview(openRound.summary.packageId, id);
    if (!stored.ok) return stored;
    const { draft } = openHistory(emptyDraft(openRound.round), stored.value.entries);
    found.set(id, { applicationId: id, draft, sealed: stored.value.sealed });
  }
  return accept(found);
}

function contentOf(
  form: ApplicationForm,
  row: ChoiceRow,
  review: ReviewAtHand,
  context: GatherContext,
): FormContent {
  switch (form) {
    case "opinion":
      return row.state === "recused"
        ? { kind: "recusal", data: { ...formData(row, review, context), reason: reasonOf(row, context) } }
        : { kind: "opinion", data: opinionData(row, review, context) };
    case "overprint":
      return { kind: "overprint", data: opinionData(row, review, context), place: context.place };
    case "application":
      return { kind: "application", data: applicationData(row, review, context) };
    case "marks":
      return { kind: "marks", data: marksData(row, review, context) };
  }
}

function formData({ application }: ChoiceRow, { sealed }: ReviewAtHand, { ports, openRound }: GatherContext) {
  const { name, organisation, fingerprint } = ports.seat;
  return {
    round: openRound.round,
    application,
    signer: { name, organisation, fingerprint },
    signedOn: sealed ? sealed.sealedAt.slice(0, 10) : "",
    reviewSha256: sealed?.reviewSha256 ?? null,
  };
}

function opinionData(row: ChoiceRow, review: ReviewAtHand, context: GatherContext): OpinionFormData {
  const { draft, sealed } = review;
  const { points } = scoringProgress(context.openRound.round, draft);
  return { ...formData(row, review, context), draft, total: sealed ? sealed.total : points };
}

/** 附件1 as it would lie in the binder: the opinion is on it once it is sealed. */
function applicationData(row: ChoiceRow, review: ReviewAtHand, context: GatherContext): ApplicationFormData {
  const data = opinionData(row, review, context);
  const judged = review.sealed !== null;
  return { ...data, lead: judged ? leadWords(data) : "", opinion: judged ? review.draft.opinion : "" };
}

function marksData(row: ChoiceRow, { draft, sealed }: ReviewAtHand, context: GatherContext): MarksListData {
  const { ports, openRound } = context;
  const { name, organisation, fingerprint } = ports.seat;
  const day = (instant: string) => chineseDate(instant.slice(0, 10));
  return {
    ...{ round: openRound.round, application: row.application, signer: { name, organisation, fingerprint } },
    standing: sealed ? `${day(sealed.sealedAt)}定稿` : `${day(ports.now())}制表，评审尚未定稿`,
    marks: context.marksOf(row.application, draft),
  };
}

const reasonOf = ({ application }: ChoiceRow, { openRound }: GatherContext): string =>
  openRound.declaration.recusals.find((each) => each.applicationId === application.id)?.reason ?? "";

function picturesOf(contents: readonly FormContent[], { openRound }: GatherContext): PicturesOf[] {
  return contents.flatMap((content) =>
    content.kind !== "marks" || content.data.blank
      ? []
      : [
          {
            packageId: openRound.summary.packageId,
            applicationId: content.data.application.id,
            annotations: content.data.marks.map(({ annotation }) => annotation),
          },
        ],
  );
}
