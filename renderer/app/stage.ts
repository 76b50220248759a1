import type { IdentityPorts, IncomingFile, MissingSeats, Role, SeatSummary } from "../identity";

/** Where the program is before and at a desk. */
export type Stage =
  | { readonly at: "loading" }
  | { readonly at: "seats-missing"; readonly missing: MissingSeats }
  | { readonly at: "restore"; readonly seats: readonly SeatSummary[]; readonly file: IncomingFile | null }
  | { readonly at: "first-start"; readonly seats: readonly SeatSummary[] }
  | { readonly at: "key-file" }
  | { readonly at: "create-seat"; readonly role: Role; readonly seats: readonly SeatSummary[] }
  | { readonly at: "seat-ready"; readonly seat: SeatSummary }
  | { readonly at: "example"; readonly seats: readonly SeatSummary[] }
  | { readonly at: "unlock"; readonly seats: readonly SeatSummary[] }
  | { readonly at: "desk"; readonly seat: SeatSummary };

/** The screen that greets: the question on a computer without seats, the lock on one with seats. */
export function entryStage(seats: readonly SeatSummary[]): Stage {
  return seats.length === 0 ? { at: "first-start", seats } : { at: "unlock", seats };
}

/** As `entryStage`, unless seats that were there are gone: a lost database never looks like a first start. */
export async function greetingStage(ports: Pick<IdentityPorts, "seats" | "missingSeats">): Promise<Stage> {
  const seats = await ports.seats();
  const missing = await ports.missingSeats(seats);
  return missing ? { at: "seats-missing", missing } : entryStage(seats);
}

/** The seat that is open, if one is. */
export function openSeat(stage: Stage): SeatSummary | null {
  return stage.at === "desk" || stage.at === "seat-ready" ? stage.seat : null;
}
