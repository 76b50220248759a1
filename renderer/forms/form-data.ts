import type { Application } from "../../shared/domain/application";
import type { ReviewDraft } from "../../shared/domain/draft";
import type { Round } from "../../shared/domain/round";

/** Who signs: as on the expert's card. */
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
  /** `YYYY-MM-DD`. */
  readonly signedOn: string;
  /** Lower-case hex SHA-256 of `review.json` as shipped. */
  readonly reviewSha256: string;
}

/** The opinion form with its score sheet. */
export interface OpinionFormData extends FormData {
  readonly draft: ReviewDraft;
  readonly total: number;
}

/** The statement of an expert who keeps away from an application. */
export interface RecusalFormData extends FormData {
  readonly reason: string;
}

/** `2026年10月8日` for `2026-10-08`. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** `材料2 · 第3页` for an annotation; its material's place in the dossier counts from 1. */
export function evidencePlace(application: Application, materialId: string, page: number): string {
  const index = application.materials.findIndex((material) => material.id === materialId);
  return `材料${index + 1} · 第${page}页`;
}

/** The places of several annotations, each once, in the order cited. Ids that are gone are left out. */
export function evidencePlaces(data: OpinionFormData, evidence: readonly string[]): string[] {
  const places = evidence.flatMap((id) => {
    const annotation = data.draft.annotations[id];
    return annotation ? [evidencePlace(data.application, annotation.materialId, annotation.page)] : [];
  });
  return [...new Set(places)];
}
