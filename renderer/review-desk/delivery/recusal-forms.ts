import type { Application } from "../../../shared/domain/application";
import { accept, type Result } from "../../../shared/refusal";
import type { OpenRound, PreparedReview, ReviewDeskPorts } from "../ports";
import type { FormJob } from "./form-press";

/** Applications that are neither sealed nor recused: an export would leave them out, so it is not offered. */
export function unfinishedApplications({ applications, standings }: OpenRound): Application[] {
  const finished = new Set(
    standings
      .filter(({ state }) => state === "sealed" || state === "exported" || state === "recused")
      .map(({ applicationId }) => applicationId),
  );
  return applications.filter((application) => !application.calibration && !finished.has(application.id));
}

/** How many applications a bundle of the round is about, and of how many it says that the expert keeps away. */
export function shippedCounts({ applications, standings }: Pick<OpenRound, "applications" | "standings">) {
  const counting = applications.filter(({ calibration }) => !calibration);
  const isRecused = (id: string) =>
    standings.some(({ applicationId, state }) => applicationId === id && state === "recused");
  return { counted: counting.length, recused: counting.filter(({ id }) => isRecused(id)).length };
}

/** The recusal statements that are still to be laid out before a bundle can hold them; a practice dossier has none. */
export async function recusalJobs(
  packageId: string,
  { applications, declaration }: OpenRound,
  ports: ReviewDeskPorts,
): Promise<Result<FormJob[]>> {
  const jobs: FormJob[] = [];
  for (const { applicationId, declared, reason } of declaration.recusals) {
    const application = applications.find(({ id }) => id === applicationId);
    if (!declared || !application || application.calibration) continue;
    const prepared = await prepareUnlessSealed(packageId, applicationId, ports);
    if (!prepared.ok) return prepared;
    if (prepared.value) jobs.push({ prepared: prepared.value, application, recusalReason: reason });
  }
  return accept(jobs);
}

async function prepareUnlessSealed(
  packageId: string,
  applicationId: string,
  ports: ReviewDeskPorts,
): Promise<Result<PreparedReview | null>> {
  const stored = await ports.openReview(packageId, applicationId);
  if (!stored.ok) return stored;
  return stored.value.sealed ? accept(null) : ports.prepareSeal(packageId, applicationId);
}
