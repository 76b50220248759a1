/** Bytes `first` to `last`, both included, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const singleRange = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a `Range` header (RFC 9110, 14.1) against a file of `size` bytes.
 * @returns the range cut to the file; "whole" where there is no header or one that a server may pass over (several
 *   ranges, another unit, malformed); "unsatisfiable" where the range lies behind the end.
 */
export function readRange(header: string | null, size: number): ByteRange | "whole" | "unsatisfiable" {
  const found = header === null ? null : singleRange.exec(header.trim());
  if (!found) return "whole";
  const [, from = "", to = ""] = found;
  if (from === "") return to === "" ? "whole" : lastBytes(Number(to), size);
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return "whole";
  return first < size ? { first, last } : "unsatisfiable";
}

function lastBytes(count: number, size: number): ByteRange | "unsatisfiable" {
  return count === 0 || size === 0 ? "unsatisfiable" : { first: Math.max(0, size - count), last: size - 1 };
}
