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
  if (sheet.kind === "handover") {
    const { from, to, at } = sheet.handover;
    const { code, seat } = sheet;
    return {
      kind: "handover",
      data: { name, organisation, fingerprint: seat.fingerprint, code, from, to, at },
    };
  }
  const { before, after } = sheet;
  const { retiredAt: at, reason, fingerprint } = before;
  return { kind: "rotation", data: { name, organisation, before: fingerprint, after, at, reason } };
}

function keyOf(sheet: KeySheet): string {
  if (sheet.kind === "spare") return sheet.madeAt;
  return sheet.kind === "handover" ? sheet.handover.id : `${sheet.before.retiredAt} ${sheet.after}`;
}

/** A sheet about keys in the print layout. */
export function PrintedKeys({ sheet, onReady, onFailed }: PrintedKeysProps) {
  const key = keyOf(sheet);
  return (
    <Suspense fallback={null}>
      <Forms forms={[{ key, content: contentOf(sheet) }]} onReady={onReady} onFailed={onFailed} />
    </Suspense>
  );
}
