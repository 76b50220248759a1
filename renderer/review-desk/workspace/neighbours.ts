import type { OpenRound, ReviewState } from "../ports";

/** The neighbours of an application in the round, for the buttons beside its name; recused ones are passed over. */
export interface Neighbours {
  /** From 1, among the applications that count; `null` for a practice dossier. */
  readonly position: number | null;
  readonly count: number;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** `undeclared` has to answer the question of recusal first. */
export interface Neighbour {
  readonly applicationId: string;
  readonly undeclared: boolean;
}

/** The applications before and after the one named. */
export function neighboursOf({ applications, standings }: OpenRound, applicationId: string): Neighbours {
  const stateOf = (id: string): ReviewState =>
    standings.find((standing) => standing.applicationId === id)?.state ?? "undeclared";
  const index = applications.findIndex(({ id }) => id === applicationId);
  const nearest = (ids: readonly string[]): Neighbour | null => {
    const id = ids.find((each) => stateOf(each) !== "recused");
    return id === undefined ? null : { applicationId: id, undeclared: stateOf(id) === "undeclared" };
  };
  const ids = applications.map(({ id }) => id);
  const counting = applications.filter(({ calibration }) => !calibration);
  const position = counting.findIndex(({ id }) => id === applicationId) + 1;
  return {
    position: position || null,
    count: counting.length,
    previous: nearest(ids.slice(0, index).reverse()),
    next: nearest(ids.slice(index + 1)),
  };
}
