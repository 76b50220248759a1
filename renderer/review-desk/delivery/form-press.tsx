import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Application } from "../../../shared/domain/application";
import type { Round } from "../../../shared/domain/round";
import { type Refusal, refuse } from "../../../shared/refusal";
import { OpinionForm, RecusalForm } from "../../forms";
import type { PreparedReview, ReviewDeskPorts } from "../ports";

/** One form to print: the prepared review it belongs to, and the reason where it is a recusal. */
export interface FormJob {
  readonly prepared: PreparedReview;
  readonly application: Application;
  readonly recusalReason: string | null;
}

interface FormPressProps {
  readonly job: FormJob;
  readonly round: Round;
  readonly ports: Pick<ReviewDeskPorts, "seat" | "printToPdf">;
  readonly onPdf: (pdf: Uint8Array) => void;
  readonly onRefused: (refusal: Refusal) => void;
}

/**
 * Lays a form out in the window's print layout and takes it as PDF once. It stays laid out while mounted, so that paper
 * and file come from the same layout. Mount one at a time, with a key for each job.
 */
export function FormPress({ job, round, ports, onPdf, onRefused }: FormPressProps) {
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
  const data = {
    round,
    application: job.application,
    signer: {
      name: ports.seat.name,
      organisation: ports.seat.organisation,
      fingerprint: ports.seat.fingerprint,
    },
    signedOn: job.prepared.signedOn,
    reviewSha256: job.prepared.reviewSha256,
  };
  if (job.recusalReason !== null) {
    return <RecusalForm data={{ ...data, reason: job.recusalReason }} onReady={take} onFailed={fail} />;
  }
  const { draft, total } = job.prepared;
  return <OpinionForm data={{ ...data, draft, total: total ?? 0 }} onReady={take} onFailed={fail} />;
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
