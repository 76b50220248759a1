import { lazy, Suspense } from "react";
import type { PrintedRecoveryProps } from "../identity/ports";

// The forms' faces are large: they load only where something is printed.
const Forms = lazy(async () => ({ default: (await import("../forms")).PrintForms }));

/** A recovery sheet in the print layout. */
export function PrintedRecovery({ seat, sheet, onReady, onFailed }: PrintedRecoveryProps) {
  const { name, organisation, fingerprint } = seat;
  const data = { name, organisation, fingerprint, ...sheet };
  return (
    <Suspense fallback={null}>
      <Forms
        forms={[{ key: sheet.madeAt, content: { kind: "recovery", data } }]}
        onReady={onReady}
        onFailed={onFailed}
      />
    </Suspense>
  );
}
