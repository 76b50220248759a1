import type { Application } from "../../../shared/domain/application";
import type { OpenRound, ReviewStanding } from "../ports";

/** An application among those that are compared with one another. */
export interface Comparable {
  readonly application: Application;
  readonly standing: ReviewStanding;
}

/**
 * The applications that one criterion is walked across: those that may be opened. Who is kept away from or was not asked
 * about stays closed, and a practice dossier is measured by its anchors and by nothing else.
 */
export function comparablesOf({ applications, standings, declaration }: OpenRound): Comparable[] {
  if (declaration.confidentialityAcceptedAt === null) return [];
  return applications.flatMap((application) => {
    const standing = standings.find(({ applicationId }) => applicationId === application.id);
    const closed = !standing || standing.state === "undeclared" || standing.state === "recused";
    return closed || application.calibration ? [] : [{ application, standing }];
  });
}
