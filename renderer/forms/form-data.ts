import type { Application } from "../../shared/domain/application";
import type { ReviewDraft } from "../../shared/domain/draft";
import type { Round } from "../../shared/domain/round";

/** Who signs: as on the expert's card. All empty on a form that is filled in by hand. */
export interface Signer {
  readonly name: string;
  readonly organisation: string;
  /** In groups of four. */
  readonly fingerprint: string;
}

/** What every form of one review prints. */
export interface FormData {
  readonly round: Round;
  readonly application: Application;
  readonly signer: Signer;
  /** `YYYY-MM-DD`; empty where it is written by hand. */
  readonly signedOn: string;
  /** Lower-case hex SHA-256 of `review.json` as shipped; `null` for a review that is not sealed, which the form says. */
  readonly reviewSha256: string | null;
  /** Empty, to be filled in by hand: rows are as high as handwriting needs. */
  readonly blank?: boolean;
}

/** The opinion form with its score sheet. */
export interface OpinionFormData extends FormData {
  readonly draft: ReviewDraft;
  /** `null` where it is written by hand. */
  readonly total: number | null;
}

/** The statement of an expert who keeps away from an application. */
export interface RecusalFormData extends FormData {
  readonly reason: string;
}

/** `2026年10月8日` for `2026-10-08`; with room to write where the date is empty. */
export function chineseDate(date: string): string {
  if (date === "") return "　　　　年　　月　　日";
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2026年10月` for `2026-10`; empty as it is. */
export function chineseMonth(month: string): string {
  if (month === "") return "";
  const [year, number] = month.split("-").map(Number);
  return `${year}年${number}月`;
}

/** `材料2 · 第3页` for an annotation; its material's place in the dossier counts from 1. */
export function evidencePlace(application: Application, materialId: string, page: number): string {
  const index = application.materials.findIndex((material) => material.id === materialId);
  return `材料${index + 1} · 第${page}页`;
}

/**
 * The places of several annotations, each once, in the order cited, with how many are cited there where it is more than
 * one: `材料2 · 第1页（3处）`. Ids that are gone are left out.
 */
export function evidencePlaces(data: OpinionFormData, evidence: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of evidence) {
    const annotation = data.draft.annotations[id];
    if (!annotation) continue;
    const place = evidencePlace(data.application, annotation.materialId, annotation.page);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, count]) => (count === 1 ? place : `${place}（${count}处）`));
}
