import type { Role } from "../../shared/domain/card";
import type { TaskClaims } from "../../shared/domain/claims";
import { Refused } from "../../shared/package/refused";
import { standingHandover } from "../storage/handover";
import { isOwnKid } from "./own-keys";
import type { Session } from "./session";

/**
 * Work for seats of one role. Refuses `internal` to any other: the window offers it to nobody else, and no other seat's
 * signature would count for what comes of it.
 */
export const asRole =
  <T>(role: Role, work: (session: Session) => T) =>
  (session: Session): T => {
    if (session.seat.role === role) return work(session);
    throw new Refused("internal", undefined, `the seat is not of role ${role}`);
  };

/**
 * Work for whoever holds the seat: what signs for it, decides in its name or takes in. Refuses `handed-over` once it was
 * handed over to a successor.
 */
export const asHolder =
  <T>(work: (session: Session) => T) =>
  (session: Session): T => {
    if (!standingHandover(session.seat)) return work(session);
    throw new Refused("handed-over", undefined, "the seat was handed over");
  };

/**
 * Throws a refusal `internal` where the seat is none of a task's experts: who opened it by its passphrase reads it, and the
 * window offers no seal and no export.
 */
export function demandExpert({ keys }: Session, claims: TaskClaims): void {
  if (!claims.experts.includes(keys.kid))
    throw new Refused("internal", undefined, "the seat is no expert of the task");
}

/**
 * Throws a refusal `wrong-recipient` where a bureau's seat is given a task package that it did not issue: experts review
 * the packages of others, a bureau only keeps its own.
 */
export function demandReader(session: Session, claims: TaskClaims): void {
  const isReader = session.seat.role === "expert" || isOwnKid(session, claims.bureau.kid);
  if (!isReader) throw new Refused("wrong-recipient", undefined, "another bureau's package");
}
