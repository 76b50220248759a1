import type { Application } from "../../../shared/domain/application";
import type { Round } from "../../../shared/domain/round";
import type { Refusal } from "../../../shared/refusal";
import { type FormContent, PrintForms } from "../../forms";
import type { PreparedReview, ReviewDeskPorts } from "../ports";
import { usePress } from "./use-press";

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
  const { take, fail } = usePress(ports, onPdf, onRefused);
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
  const { draft, total, ticket } = job.prepared;
  const content: FormContent =
    job.recusalReason === null
      ? { kind: "opinion", data: { ...data, draft, total: total ?? 0 } }
      : { kind: "recusal", data: { ...data, reason: job.recusalReason } };
  return <PrintForms forms={[{ key: ticket, content }]} onReady={take} onFailed={fail} />;
}
