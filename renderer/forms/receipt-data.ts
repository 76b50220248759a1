import type { Round } from "../../shared/domain/round";
import type { Signer } from "./form-data";

/** One application on the sheet that goes with what an expert hands over. */
export interface ReceiptRow {
  readonly number: string;
  readonly studio: string;
  /** 已定稿, 已回避 and so on. */
  readonly state: string;
  /** `null` for one without points. */
  readonly total: number | null;
  /** Lower-case hex of `review.json` as shipped; `null` where nothing is sealed. */
  readonly reviewSha256: string | null;
  /** Pages of the signed form; `null` where there is none. */
  readonly pages: number | null;
}

/** A review bundle that was exported. */
export interface ReceiptBundle {
  /** The number of the export. */
  readonly revision: number;
  /** Lower-case hex. */
  readonly digest: string;
}

/** 评审材料交接单. */
export interface ReceiptData {
  readonly round: Round;
  readonly bureauName: string;
  readonly signer: Signer;
  readonly rows: readonly ReceiptRow[];
  /** The one handed over; `null` where none was exported yet. */
  readonly bundle: ReceiptBundle | null;
  /** `YYYY-MM-DD`; empty where it is written by hand. */
  readonly preparedOn: string;
  readonly blank?: boolean;
}

/** How much is handed over: applications with a form, and the pages of all forms. */
export function receiptSums(rows: readonly ReceiptRow[]): { readonly forms: number; readonly pages: number } {
  const counted = rows.flatMap(({ pages }) => pages ?? []);
  return { forms: counted.length, pages: counted.reduce((sum, pages) => sum + pages, 0) };
}
