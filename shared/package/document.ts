import type { RefusalCode } from "../refusal";
import { mostDocumentBytes } from "./limits";
import { Refused } from "./refused";
import { JsonRefused, parseStrictJson } from "./strict-json";

/** What of a zod schema is needed here: zod itself stays in shared/domain. */
export interface DocumentSchema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
}

/** The value of JSON bytes; what is not strict JSON is refused with `code`. */
export function parseJson(bytes: Uint8Array, file: string, code: RefusalCode): unknown {
  if (bytes.length > mostDocumentBytes) throw new Refused("archive-limit", file);
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (error instanceof JsonRefused)
      throw new Refused(error.reason === "too-many" ? "archive-limit" : code, file, error.message);
    throw error;
  }
}

/** The document that `value` is under its schema; another one is refused with `code`. */
export function checkShape<T>(schema: DocumentSchema<T>, value: unknown, file: string, code: RefusalCode): T {
  const parsed = fitted(schema, value, file, code);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refused(code, file, issue ? `${issue.path.map(String).join(".")}: ${issue.message}` : undefined);
}

function fitted<T>(schema: DocumentSchema<T>, value: unknown, file: string, code: RefusalCode) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    // zod lists every place that does not fit and hands the list on as arguments: a hundred thousand are too many.
    if (error instanceof RangeError) throw new Refused(code, file, "too many places do not fit");
    throw error;
  }
}

/** The document in JSON bytes, checked against its schema: `schema-invalid` where it does not fit. */
export const readDocument = <T>(schema: DocumentSchema<T>, bytes: Uint8Array, file: string): T =>
  checkShape(schema, parseJson(bytes, file, "schema-invalid"), file, "schema-invalid");
