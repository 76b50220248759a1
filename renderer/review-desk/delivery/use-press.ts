import { type RefObject, useCallback, useEffect, useRef } from "react";
import { type Refusal, refuse } from "../../../shared/refusal";
import type { ReviewDeskPorts } from "../ports";

/** For a form in the print layout: what it calls once it is laid out, and where it cannot be. */
export interface Press {
  readonly take: () => Promise<void>;
  readonly fail: (cause: unknown) => void;
}

/** Takes what lies in the window's print layout as PDF, once. */
export function usePress(
  ports: Pick<ReviewDeskPorts, "printToPdf">,
  onPdf: (pdf: Uint8Array) => void,
  onRefused: (refusal: Refusal) => void,
): Press {
  const taken = useRef(false);
  const laidOut = useLaidOut();
  const take = useCallback(async () => {
    if (taken.current) return;
    taken.current = true;
    const pdf = await ports.printToPdf();
    // The form may be gone by now, and what was printed then is a blank sheet.
    if (!laidOut.current) return;
    if (pdf.ok) onPdf(pdf.value);
    else onRefused(pdf.refusal);
  }, [ports, laidOut, onPdf, onRefused]);
  const fail = useCallback(
    (cause: unknown) => {
      const result = refuse("internal", undefined, `form fonts: ${String(cause)}`);
      if (!result.ok) onRefused(result.refusal);
    },
    [onRefused],
  );
  return { take, fail };
}

/** Whether the form is still there. */
function useLaidOut(): RefObject<boolean> {
  const laidOut = useRef(true);
  useEffect(() => {
    laidOut.current = true;
    return () => {
      laidOut.current = false;
    };
  }, []);
  return laidOut;
}
