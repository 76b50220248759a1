import type { Application, Material } from "../../domain/application";
import type { Round } from "../../domain/round";

/** What is looked at: a dossier of a round, on a day. */
export interface GateCase {
  readonly round: Pick<Round, "year" | "privacy">;
  readonly application: Application;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The bureau's note on this gate, empty without one. */
  readonly note: string;
}

/**
 * What a computation comes to. `ask`: the figures are there and a person decides; `unknown`: the dossier has no figures for
 * it, the scans have to be looked at.
 */
export type FindingOutcome = "met" | "unmet" | "ask" | "unknown";

/** One readable step of a derivation. */
export interface FindingStep {
  readonly label: string;
  readonly value: string;
  /** Where the figure comes from, as the desk calls it; absent for what was computed. */
  readonly source?: string;
  /** The rule that was applied, with its article. */
  readonly rule?: string;
  /** The text is silent: what is taken instead. */
  readonly silent?: string;
  /** Something does not fit: the step is to be looked at. */
  readonly doubt?: boolean;
}

/** A computed finding on one gate, every step of it, and the kinds of material that prove it. It never decides. */
export interface GateFinding {
  readonly outcome: FindingOutcome;
  /** One sentence. */
  readonly conclusion: string;
  readonly steps: readonly FindingStep[];
  readonly proofs: readonly Material["kind"][];
}

/** How the desk names the fields of an application. */
export const sources = {
  birthMonth: "申报信息“出生年月”",
  sex: "申报信息“性别”",
  idNumber: "申报信息“身份证号码”",
  category: "申报信息“法定退休日期”所注的类别",
  statutoryDate: "申报信息“法定退休日期”",
  skillLevel: "申报信息“职业资格/技能等级”",
  industry: "申报信息“所属产业”",
  relaxation: "申报信息“放宽条件”",
  team: "申报信息“团队成员”",
  registration: "申报信息“注册或经营地”",
  employerKind: "申报信息“单位类型”",
  prior: "申报信息“以往认定”",
  receivedOn: "申报信息“受理日期”",
  filledOn: "申报信息“填报日期”",
  opinion: "申报信息“申报单位意见”",
  materials: "申报材料清单",
  note: "区局初核说明",
} as const;

/** Text of a field, or that it is empty. */
export const orEmpty = (text: string | undefined): string => text?.trim() || "未填写";
