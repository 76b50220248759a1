import type { Application } from "../../domain/application";
import type { Gate, Round } from "../../domain/round";
import { type GateKind, gateKind } from "../gate-kind";
import { completeFinding, employedFinding, opinionFinding } from "./filing-findings";
import type { GateCase, GateFinding } from "./finding";
import { levelFinding } from "./level-finding";
import { locationFinding } from "./location-finding";
import { priorFinding } from "./prior-finding";
import { retirementFinding } from "./retirement-finding";
import { teamFinding } from "./team-finding";

export type { FindingOutcome, FindingStep, GateFinding } from "./finding";

const findings: Readonly<Record<GateKind, (found: GateCase) => GateFinding>> = {
  level: levelFinding,
  employed: employedFinding,
  retirement: retirementFinding,
  team: teamFinding,
  location: locationFinding,
  prior: priorFinding,
  complete: completeFinding,
  opinion: opinionFinding,
};

/**
 * What the figures of a dossier say about a gate of articles 4, 5 and 10, with every step; `null` for a gate that is not
 * surely one of the known ones. `today` is `YYYY-MM-DD`. A finding stands beside precheck and verdict and changes neither.
 */
export function gateFinding(
  round: Pick<Round, "year" | "privacy">,
  application: Application,
  gate: Gate,
  today: string,
): GateFinding | null {
  const kind = gateKind(gate);
  if (!kind) return null;
  const note = application.precheck.find((each) => each.gateId === gate.id)?.note ?? "";
  return findings[kind]({ round, application, today, note });
}
