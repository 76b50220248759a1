import type { Application } from "../../../shared/domain/application";
import type { OpenRound, ReviewState } from "../ports";

/** The forms of one application. For a recused one, the first is the statement of recusal. */
export const applicationForms = ["opinion", "overprint", "application", "marks"] as const;
export type ApplicationForm = (typeof applicationForms)[number];

/** The forms of a round. */
export const roundForms = ["commitment", "receipt"] as const;
export type RoundForm = (typeof roundForms)[number] | "test-print";

/** The forms that are also printed empty, to be filled in by hand. */
export const blankForms = ["opinion", "application", "marks", "commitment", "receipt"] as const;
export type BlankForm = (typeof blankForms)[number];

/** What each is called. */
export const formWords: Readonly<Record<ApplicationForm | RoundForm, string>> = {
  opinion: "评估意见与评分表",
  overprint: "套打",
  application: "申报表",
  marks: "批注清单",
  commitment: "回避与保密承诺书",
  receipt: "评审材料交接单",
  "test-print": "套打测试页",
};

/** One form that can be chosen, as a text that sets can hold. */
export type ChoiceKey =
  | `application:${ApplicationForm}:${string}`
  | `round:${RoundForm}`
  | `blank:${BlankForm}`;

export const applicationKey = (form: ApplicationForm, applicationId: string): ChoiceKey =>
  `application:${form}:${applicationId}`;
export const roundKey = (form: RoundForm): ChoiceKey => `round:${form}`;
export const blankKey = (form: BlankForm): ChoiceKey => `blank:${form}`;

/** An application with the forms that can be printed of it. */
export interface ChoiceRow {
  readonly application: Application;
  readonly state: ReviewState;
  readonly forms: readonly ApplicationForm[];
}

/**
 * The applications of a round, or the one that is asked for, with their forms. Of one without an answer about recusal
 * nothing is printed, of a recused one the statement alone; the overprint is for sealed reviews, for it goes onto a page
 * that counts. A practice dossier has no forms.
 */
export function choiceRows({ applications, standings }: OpenRound, only: string | null): ChoiceRow[] {
  return applications.flatMap((application) => {
    if (application.calibration || (only !== null && application.id !== only)) return [];
    const state = standings.find((each) => each.applicationId === application.id)?.state ?? "undeclared";
    return [{ application, state, forms: formsOf(state) }];
  });
}

function formsOf(state: ReviewState): readonly ApplicationForm[] {
  if (state === "undeclared") return [];
  if (state === "recused") return ["opinion"];
  if (state === "sealed" || state === "exported") return applicationForms;
  return ["opinion", "application", "marks"];
}

/** What is chosen at first: what is signed and handed over. */
export function firstChoices(rows: readonly ChoiceRow[], ofRound: boolean): ReadonlySet<ChoiceKey> {
  const finished = rows.filter(({ state }) => !ofRound || ["sealed", "exported", "recused"].includes(state));
  const forms = finished.flatMap(({ application, forms }) =>
    forms.includes("opinion") ? [applicationKey("opinion", application.id)] : [],
  );
  return new Set([...forms, ...(ofRound && forms.length > 0 ? [roundKey("receipt")] : [])]);
}

/** All that the rows offer. */
export function allKeys(rows: readonly ChoiceRow[], form: ApplicationForm): ChoiceKey[] {
  return rows.flatMap(({ application, forms }) =>
    forms.includes(form) ? [applicationKey(form, application.id)] : [],
  );
}
