import { monthIndex } from "./calendar";

/** When a certificate was obtained, as far as a text says it. */
export interface CertificateDate {
  /** `YYYY-MM`. */
  readonly month: string;
  /** The words that were read. */
  readonly words: string;
}

const obtained = /(\d{4})年(\d{1,2})月(?:\d{1,2}日)?(?:取得|获得|发证|颁发|签发)/gu;

/**
 * When a certificate was obtained, read from the bureau's note: the application has no field for it. Only `2014年6月取得`
 * and its like count; `null` where a note has none, or two that differ.
 */
export function certificateDateIn(note: string): CertificateDate | null {
  const found = [...note.normalize("NFKC").matchAll(obtained)].map(([words, year, month]) => ({
    month: `${year}-${(month ?? "").padStart(2, "0")}`,
    words,
  }));
  const months = new Set(found.map((each) => each.month));
  const [first] = found;
  const number = Number(first?.month.slice(5));
  return first && months.size === 1 && number >= 1 && number <= 12 ? first : null;
}

/** Whole years and months from the month of a certificate to a date; negative where the certificate is later. */
export const certificateAge = (month: string, date: string): number => monthIndex(date) - monthIndex(month);
