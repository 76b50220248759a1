import { lazy, Suspense } from "react";
import type { FormContent } from "../forms";
import type { KeySheet, PrintedKeysProps } from "../identity/keys/key-ports";

// The forms' faces are large: they load only where something is printed.
const Forms = lazy(async () => ({ default: (await import("../forms")).PrintForms }));

function contentOf(sheet: KeySheet): FormContent {
  const { name, organisation } = sheet.seat;
  if (sheet.kind === "spare") {
    const { code, madeAt, seat } = sheet;
    return { kind: "spare", data: { name, organisation, fingerprint: seat.fingerprint, code, madeAt } };
  }
  const { before, after } = sheet;
  const { retiredAt: at, reason, fingerprint } = before;
  return { kind: "rotation", data: { name, organisation, before: fingerprint, after, at, reason } };
}

/** A sheet about keys in the print layout. */
export function PrintedKeys({ sheet, onReady, onFailed }: PrintedKeysProps) {
  const key = sheet.kind === "spare" ? sheet.madeAt : `${sheet.before.retiredAt} ${sheet.after}`;
  return (
    <Suspense fallback={null}>
      <Forms forms={[{ key, content: contentOf(sheet) }]} onReady={onReady} onFailed={onFailed} />
    </Suspense>
  );
}
