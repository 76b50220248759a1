import type { Application, Material } from "../domain/application";
import type {
  ApplicationField,
  CarriedApplication,
  MaterialChange,
  RoundChange,
  RoundField,
} from "../domain/carrying";
import type { Criterion, Gate, Round } from "../domain/round";

/** One revision of a round with its dossiers. */
export interface Revision {
  readonly round: Round;
  readonly applications: readonly Application[];
}

/** How one application of two revisions differs. */
export interface ApplicationChange
  extends Pick<
    CarriedApplication,
    "applicationId" | "number" | "studio" | "outcome" | "materials" | "fields"
  > {
  /** For each material of the older revision that is still there, the same scan in the newer one. */
  readonly sameScan: ReadonlyMap<string, Material>;
  /** Whether the people and firms are the same: then an answer about recusal still holds. */
  readonly samePeople: boolean;
}

/** Whether two JSON values say the same; the order of keys says nothing, an absent key and `undefined` are one. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  );
}

/**
 * How the applications of two revisions differ: those of the newer one in its order, then those that are gone. An
 * application is known by its id, a scan by the digest of its plaintext.
 */
export function compareApplications(from: Revision, to: Revision): ApplicationChange[] {
  const before = new Map(from.applications.map((each) => [each.id, each]));
  const now = new Set(to.applications.map((each) => each.id));
  const blind = to.round.privacy.blind;
  return [
    ...to.applications.map((each) => changeOf(before.get(each.id), each, blind)),
    ...from.applications.filter((each) => !now.has(each.id)).map((each) => nameOnly(each, "gone")),
  ];
}

function nameOnly({ id, number, studio }: Application, outcome: "new" | "gone"): ApplicationChange {
  const name = { applicationId: id, number, studio: studio.name };
  return { ...name, outcome, materials: [], fields: [], sameScan: new Map(), samePeople: false };
}

function changeOf(before: Application | undefined, now: Application, blind: boolean): ApplicationChange {
  if (!before) return nameOnly(now, "new");
  const sameScan = sameScans(before.materials, now.materials);
  const materials = materialChanges(before.materials, now.materials, sameScan);
  return {
    ...{ applicationId: now.id, number: now.number, studio: now.studio.name },
    outcome: materials.length === 0 ? "carried" : "changed",
    ...{ materials, fields: changedFields(before, now, sameScan), sameScan },
    samePeople: same(peopleOf(before, blind), peopleOf(now, blind)),
  };
}

/** A scan stays under its id where it can; one under another id is found by its digest. Each is found once. */
function sameScans(before: readonly Material[], now: readonly Material[]): Map<string, Material> {
  const byId = new Map(now.map((each) => [each.id, each]));
  const kept = before.filter(({ id, sha256 }) => byId.get(id)?.sha256 === sha256).map(({ id }) => id);
  const free = now.filter(({ id }) => !kept.includes(id));
  const found = new Map<string, Material>();
  for (const { id, sha256 } of before) {
    const own = kept.includes(id) ? byId.get(id) : undefined;
    const place = free.findIndex((each) => each.sha256 === sha256);
    const scan = own ?? (place === -1 ? undefined : free.splice(place, 1)[0]);
    if (scan) found.set(id, scan);
  }
  return found;
}

function materialChanges(
  before: readonly Material[],
  now: readonly Material[],
  sameScan: ReadonlyMap<string, Material>,
): MaterialChange[] {
  const found = new Set([...sameScan.values()].map((each) => each.id));
  const unfound = new Map(now.filter(({ id }) => !found.has(id)).map((each) => [each.id, each]));
  const lost = before.filter(({ id }) => !sameScan.has(id));
  const replaced = new Set(lost.map(({ id }) => id).filter((id) => unfound.has(id)));
  return [
    ...lost.map(({ id, title }) => ({
      change: replaced.has(id) ? ("replaced" as const) : ("removed" as const),
      title: unfound.get(id)?.title ?? title,
    })),
    ...[...unfound.values()]
      .filter(({ id }) => !replaced.has(id))
      .map(({ title }) => ({ change: "added" as const, title })),
  ];
}

const plainFields = [
  ...(["number", "studio", "employer", "master", "premises", "registration", "priorRecognition"] as const),
  ...(["receivedOn", "team", "filledOn", "employerOpinion", "precheck", "calibration"] as const),
] satisfies readonly ApplicationField[];

function changedFields(
  before: Application,
  now: Application,
  sameScan: ReadonlyMap<string, Material>,
): ApplicationField[] {
  const found = new Set([...sameScan.values()].map((each) => each.id));
  const listed = [
    before.materials.filter(({ id }) => sameScan.has(id)),
    now.materials.filter(({ id }) => found.has(id)),
  ].map((materials) => materials.map(({ id: _id, ...rest }) => rest));
  const fields: ApplicationField[] = plainFields.filter((field) => !same(before[field], now[field]));
  return same(listed[0], listed[1]) ? fields : [...fields, "materials"];
}

/** Whom a recusal can be about. In a blind round the bureau's precheck alone hints at it. */
function peopleOf({ studio, employer, master, team, precheck }: Application, blind: boolean): unknown {
  const members = team.map((each) => each.name).sort();
  return [studio.name, employer.name, master.name, members, blind ? precheck.map((each) => each.note) : []];
}

const plainRoundFields = [
  ...(["title", "year", "regulation", "quota", "deadline", "instructions"] as const),
  ...(["recommendations", "privacy"] as const),
] satisfies readonly RoundField[];

/** How the sheet and the rest of the round differ. Seals fit where gates, criteria, scales and their order are the same. */
export function compareRounds(from: Round, to: Round): RoundChange {
  const fields: RoundField[] = plainRoundFields.filter((field) => !same(from[field], to[field]));
  if (!same(headOf(from, to), headOf(to, from))) fields.push("rubric");
  return {
    fields,
    criteria: itemChanges(from.rubric.criteria, to.rubric.criteria, (one, other) =>
      sameScale(one, from, other, to) ? "wording" : "scale",
    ),
    gates: itemChanges(from.gates, to.gates, () => "wording"),
    sealsFit: same(frameOf(from), frameOf(to)),
  };
}

/** The sheet's own words, and the order of what both revisions have. */
function headOf({ rubric, gates }: Round, other: Round): unknown {
  const common = new Set([...other.rubric.criteria, ...other.gates].map((each) => each.id));
  const order = [...rubric.criteria, ...gates].map((each) => each.id).filter((id) => common.has(id));
  return [rubric.id, rubric.title, rubric.passLine, order];
}

/** What a sealed review has to follow: ids in their order and what points each allows. */
const frameOf = ({ gates, rubric }: Round) => [
  gates.map((each) => each.id),
  rubric.step,
  rubric.criteria.map(({ id, max, scoring }) => [id, max, scoring]),
];

/** Whether points for one criterion mean the same for the other: the same maximum, formula and step. */
export function sameScale(one: Criterion, from: Round, other: Criterion, to: Round): boolean {
  return same([one.max, one.scoring, from.rubric.step], [other.max, other.scoring, to.rubric.step]);
}

type Item = Pick<Criterion | Gate, "id" | "title">;
type ItemChange<Kind> = { readonly title: string; readonly change: Kind | "added" | "removed" };

function itemChanges<Each extends Item, Kind extends string>(
  from: readonly Each[],
  to: readonly Each[],
  kindOf: (one: Each, other: Each) => Kind,
): ItemChange<Kind>[] {
  const before = new Map(from.map((each) => [each.id, each]));
  const now = new Set(to.map((each) => each.id));
  const changed = to.flatMap((each): ItemChange<Kind>[] => {
    const one = before.get(each.id);
    if (!one) return [{ title: each.title, change: "added" }];
    // A step that changed is a change of every criterion, though each reads the same.
    const kind = kindOf(one, each);
    return same(one, each) && kind === "wording" ? [] : [{ title: each.title, change: kind }];
  });
  const gone = from
    .filter(({ id }) => !now.has(id))
    .map(({ title }) => ({ title, change: "removed" as const }));
  return [...changed, ...gone];
}
