import type { Application } from "../domain/application";
import type { Relation } from "../domain/relation";
import { comparedPerson, compareUnits, surnameOf } from "./names";

/** Who asks whether a dossier is too near. */
export interface Asking {
  readonly name: string;
  readonly organisation: string;
  /** Whom and what the expert listed. */
  readonly relations: readonly Relation[];
}

/** Where a person stands in a dossier. */
export type DossierRole = "领办人" | "团队成员";

/** Something that speaks for asking oneself again. It says why and decides nothing. */
export type RecusalHint =
  /** The employer is the expert's own organisation; `near`: its name holds the other. */
  | { readonly kind: "own-organisation"; readonly employer: string; readonly near: boolean }
  /** In the expert's own organisation, somebody of the expert's surname. */
  | { readonly kind: "same-surname"; readonly person: string; readonly role: DossierRole }
  | {
      readonly kind: "listed-person";
      readonly person: string;
      readonly role: DossierRole;
      readonly note: string;
    }
  | {
      readonly kind: "listed-unit";
      readonly employer: string;
      readonly unit: string;
      readonly near: boolean;
      readonly note: string;
    }
  /** What the bureau wrote, which alone knows the names of a blind round. */
  | { readonly kind: "bureau"; readonly note: string };

/**
 * The hints for one dossier (回避): same employer, same surname within it, whom the expert listed, what the bureau wrote.
 * `gateIds` are the round's: a precheck of none of them is about no condition.
 */
export function recusalHints(
  application: Pick<Application, "employer" | "master" | "team" | "precheck">,
  asking: Asking,
  gateIds: readonly string[],
): RecusalHint[] {
  return [
    ...organisationHints(application, asking),
    ...asking.relations.flatMap((relation) => relationHints(application, relation)),
    ...bureauHints(application.precheck, gateIds),
  ];
}

type Names = Pick<Application, "employer" | "master" | "team">;

const peopleOf = ({ master, team }: Names) => [
  { name: master.name, role: "领办人" as const },
  ...team.map(({ name }) => ({ name, role: "团队成员" as const })),
];

function organisationHints(names: Names, { name, organisation }: Asking): RecusalHint[] {
  const { name: employer } = names.employer;
  const found = compareUnits(employer, organisation);
  if (!found) return [];
  const surname = surnameOf(name);
  const alike = peopleOf(names).filter((each) => surname !== "" && surnameOf(each.name) === surname);
  return [
    { kind: "own-organisation", employer, near: found === "part" },
    ...alike.map(({ name: person, role }): RecusalHint => ({ kind: "same-surname", person, role })),
  ];
}

function relationHints(names: Names, { kind, name, note }: Relation): RecusalHint[] {
  if (kind === "unit") {
    const { name: employer } = names.employer;
    const found = compareUnits(employer, name);
    return found ? [{ kind: "listed-unit", employer, unit: name, near: found === "part", note }] : [];
  }
  const wanted = comparedPerson(name);
  return peopleOf(names)
    .filter((each) => wanted !== "" && comparedPerson(each.name) === wanted)
    .map(({ name: person, role }) => ({ kind: "listed-person", person, role, note }));
}

function bureauHints(precheck: Application["precheck"], gateIds: readonly string[]): RecusalHint[] {
  return precheck
    .filter(({ gateId, note }) => note.trim() !== "" && (!gateIds.includes(gateId) || note.includes("回避")))
    .map(({ note }) => ({ kind: "bureau", note: note.trim() }));
}
