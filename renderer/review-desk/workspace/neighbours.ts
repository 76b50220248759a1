import type { OpenRound, ReviewState } from "../ports";

/** The neighbours of an application in the round, for the buttons beside its name; recused ones are passed over. */
export interface Neighbours {
  /** From 1, among all applications. */
  readonly position: number;
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
  return {
    position: index + 1,
    count: applications.length,
    previous: nearest(ids.slice(0, index).reverse()),
    next: nearest(ids.slice(index + 1)),
  };
}
