import type { Annotation } from "../domain/annotation";
import type { Application } from "../domain/application";
import type { CarriedApplication, LostWork, RoundChange } from "../domain/carrying";
import type { GateDraft, ReviewDraft, ScoreDraft } from "../domain/draft";
import type { ChangeEntry, Edit } from "../domain/history";
import type { Criterion, Round } from "../domain/round";
import { type ApplicationChange, sameScale } from "./revision-change";

/** The review of one application in the revision before, as it stands there. */
export interface ReviewBefore {
  readonly round: Round;
  readonly application: Application;
  readonly entries: readonly ChangeEntry[];
  /** What the entries make. */
  readonly draft: ReviewDraft;
  /** What its standing seal says; `null` while it is open. */
  readonly sealed: "scored" | "recused" | null;
  /** Whether the package that the seal was made in is one that the newer revision descends from. */
  readonly sealInLine: boolean;
  /** The answer about recusal; `null` where it was not given. */
  readonly recused: boolean | null;
}

/** What of a review goes on in the newer revision. */
export interface CarriedReview extends Pick<CarriedApplication, "work" | "answer" | "lost"> {
  /** The history as far as it fits: as many entries with the same numbers, so that undo goes on where it was. */
  readonly entries: readonly ChangeEntry[];
  /** Whether the seal stands and ships byte for byte. */
  readonly sealStands: boolean;
}

/**
 * What goes on of a review (package-format, "Task package"). Work carries over whole where the scans are the same; where
 * they are not, whatever rests on a scan that is still there. A scored seal stands where the scans and the sheet's frame
 * are the same and every mark still has its page; a recusal's stands with its answer. No seal stands that names a package
 * which the newer revision does not descend from: the bureau would refuse it. Nothing is taken from the revision before.
 */
export function carryReview(
  before: ReviewBefore,
  change: ApplicationChange,
  to: Round,
  { sealsFit }: Pick<RoundChange, "sealsFit">,
): CarriedReview {
  const fit = fitOf(before, change, to);
  const lost = lostWork(before, fit);
  const answer = before.recused === null ? "open" : change.samePeople ? "kept" : "again";
  const stands = {
    scored: change.outcome === "carried" && sealsFit && lost.length === 0 && fit.inPlace,
    recused: answer === "kept" && before.recused === true,
  };
  const sealStands = before.sealed !== null && before.sealInLine && stands[before.sealed];
  const isRecused = answer === "kept" && before.recused === true;
  return {
    entries: before.entries.map((entry) => ({
      ...entry,
      edits: entry.edits.flatMap((edit) => carryEdit(edit, fit)),
    })),
    work: isRecused ? "recused" : workOf(before, sealStands),
    ...{ answer, lost, sealStands },
  };
}

/** What becomes of the work on an application that the newer revision has no more: it stays where it is. */
export function workLeftBehind({
  sealed,
  entries,
  recused,
}: Pick<ReviewBefore, "sealed" | "entries" | "recused">) {
  if (recused) return "recused";
  if (sealed) return "sealed";
  return entries.length > 0 ? "draft" : "none";
}

function workOf({ sealed, entries }: ReviewBefore, sealStands: boolean): CarriedApplication["work"] {
  if (sealStands) return "sealed";
  if (sealed === "scored") return "reopened";
  return entries.length > 0 ? "draft" : "none";
}

/** How each part of a draft reads in the newer revision; `null` where it has no place there. */
interface Fit {
  /** Whether every mark stays under its own material id, as sealed bytes name it. */
  readonly inPlace: boolean;
  readonly annotation: (annotation: Annotation) => Annotation | null;
  readonly evidence: (ids: readonly string[]) => readonly string[];
  readonly gate: (id: string, work: GateDraft) => GateDraft | null;
  readonly score: (id: string, work: ScoreDraft) => ScoreDraft | null;
  readonly recommendation: (words: string) => string;
}

function fitOf(before: ReviewBefore, { sameScan }: ApplicationChange, to: Round): Fit {
  const scanOf = ({ materialId, page }: Annotation) => {
    const scan = sameScan.get(materialId);
    return scan && page <= scan.pages ? scan : undefined;
  };
  const versions = before.entries.flatMap((entry) => entry.edits.flatMap(annotationsIn));
  const unfit = new Set(versions.filter((each) => !scanOf(each)).map((each) => each.id));
  const evidence = (ids: readonly string[]) => ids.filter((id) => !unfit.has(id));
  const gates = new Set(to.gates.map((each) => each.id));
  const scores = scalesOf(before.round, to);
  return {
    evidence,
    inPlace: Object.values(before.draft.annotations).every((each) => scanOf(each)?.id === each.materialId),
    annotation: (annotation) => {
      const scan = scanOf(annotation);
      return scan && !unfit.has(annotation.id) ? { ...annotation, materialId: scan.id } : null;
    },
    gate: (id, work) => (gates.has(id) ? { ...work, evidence: evidence(work.evidence) } : null),
    score: (id, work) => {
      const scale = scores.get(id);
      return scale ? { ...carryScore(work, scale), evidence: evidence(work.evidence) } : null;
    },
    recommendation: (words) => (to.recommendations.includes(words) ? words : ""),
  };
}

/** A criterion of the newer revision, and whether points given before still mean the same. */
interface Scale {
  readonly criterion: Criterion;
  readonly same: boolean;
}

function scalesOf(from: Round, to: Round): Map<string, Scale> {
  const before = new Map(from.rubric.criteria.map((each) => [each.id, each]));
  return new Map(
    to.rubric.criteria.map((criterion) => {
      const one = before.get(criterion.id);
      return [criterion.id, { criterion, same: one !== undefined && sameScale(one, from, criterion, to) }];
    }),
  );
}

function carryScore(work: ScoreDraft, { criterion, same }: Scale): ScoreDraft {
  if (!same) return { ...work, level: null, points: null, count: null };
  const isLevel = criterion.levels.some((each) => each.label === work.level);
  return isLevel ? work : { ...work, level: null };
}

function annotationsIn(edit: Edit): Annotation[] {
  return edit.on === "annotation" ? [edit.before, edit.after].filter((each) => each !== null) : [];
}

function carryEdit(edit: Edit, fit: Fit): Edit[] {
  switch (edit.on) {
    case "gate":
      return carryGate(edit, fit);
    case "score":
      return carryScoreEdit(edit, fit);
    case "recommendation":
      return [{ ...edit, before: fit.recommendation(edit.before), after: fit.recommendation(edit.after) }];
    case "opinion":
      return [edit];
    case "annotation":
      return carryAnnotation(edit, fit);
  }
}

function carryGate(edit: Extract<Edit, { on: "gate" }>, fit: Fit): Edit[] {
  const [before, after] = [fit.gate(edit.id, edit.before), fit.gate(edit.id, edit.after)];
  return before && after ? [{ ...edit, before, after }] : [];
}

function carryScoreEdit(edit: Extract<Edit, { on: "score" }>, fit: Fit): Edit[] {
  const [before, after] = [fit.score(edit.id, edit.before), fit.score(edit.id, edit.after)];
  return before && after ? [{ ...edit, before, after }] : [];
}

function carryAnnotation(edit: Extract<Edit, { on: "annotation" }>, fit: Fit): Edit[] {
  if (annotationsIn(edit).some((each) => fit.annotation(each) === null)) return [];
  const place = (annotation: Annotation | null) => annotation && fit.annotation(annotation);
  return [{ ...edit, before: place(edit.before), after: place(edit.after) }];
}

/** What of a draft has no place any more, in the order of the sheet. */
function lostWork({ round, application, draft }: ReviewBefore, fit: Fit): LostWork[] {
  const titles = new Map(application.materials.map((each) => [each.id, each.title]));
  const marks = Object.values(draft.annotations).filter((each) => fit.annotation(each) === null);
  const lostRecommendation = fit.recommendation(draft.recommendation) !== draft.recommendation;
  return [
    ...marks.map(({ materialId, page, meaning, text }) => ({
      ...{ what: "annotation" as const, material: titles.get(materialId) ?? materialId },
      ...{ page, meaning, text },
    })),
    ...round.gates.flatMap((gate) => lostGate(gate.id, gate.title, draft, fit)),
    ...round.rubric.criteria.flatMap((criterion) => lostScore(criterion, draft, fit)),
    ...(lostRecommendation ? [{ what: "recommendation" as const, words: draft.recommendation }] : []),
  ];
}

function lostGate(id: string, title: string, draft: ReviewDraft, fit: Fit): LostWork[] {
  const work = draft.gates[id];
  if (!work || fit.gate(id, work) || (work.verdict === null && work.comment === "")) return [];
  return [{ what: "gate", title, verdict: work.verdict, comment: work.comment }];
}

function lostScore({ id, title }: Criterion, draft: ReviewDraft, fit: Fit): LostWork[] {
  const work = draft.scores[id];
  if (!work) return [];
  const { points, count } = work;
  const now = fit.score(id, work);
  const keeps = now ? now.points === points && now.count === count : points === null && work.comment === "";
  return keeps ? [] : [{ what: "score", title, points, count, comment: now ? "" : work.comment }];
}
