import type { Application } from "../../shared/domain/application";
import { makeIdNumber, maskIdNumber } from "./id-number";

/** A prize or title; `rank` is the place reached, empty for a title. */
export interface Honour {
  readonly name: string;
  readonly rank: string;
  readonly level: "国家级" | "市级" | "区级" | "行业" | "单位";
  readonly issuer: string;
  readonly date: string;
  readonly number: string;
}

/** A patent, improvement or method with what it brought. */
export interface Achievement {
  readonly name: string;
  readonly kind: "发明专利" | "实用新型专利" | "技术革新" | "操作法" | "技艺成果";
  readonly number: string;
  readonly date: string;
  readonly benefit: string;
}

/** One stage of a working life; `to` is empty for the present one. Months are `YYYY-MM`. */
export interface CareerStep {
  readonly from: string;
  readonly to: string;
  readonly employer: string;
  readonly post: string;
}

/** An apprentice with the term of the agreement and the level reached. */
export interface Apprentice {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly level: string;
}

/** A certificate of skill level. */
export interface SkillCertificate {
  readonly occupation: string;
  readonly level: string;
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly theory: number;
  readonly practice: number;
}

/** A member of the team besides the leader. Dates are `YYYY-MM-DD`. */
export interface Member {
  readonly name: string;
  readonly sex: "男" | "女";
  readonly birth: string;
  readonly occupation: string;
  readonly skillLevel: string;
  readonly post: string;
  readonly duty: string;
  readonly formal: boolean;
  readonly hiredOn: string;
  readonly certificateNumber: string;
}

/** A piece of equipment of the studio. */
export interface Equipment {
  readonly name: string;
  readonly model: string;
  readonly count: number;
  readonly assetNumber: string;
  readonly boughtOn: string;
}

/** All that is true of one made-up studio: what the form says and what the scans are drawn from. */
export interface Facts {
  readonly id: string;
  readonly number: string;
  readonly studio: { readonly name: string; readonly directions: string; readonly industry: string };
  readonly employer: {
    readonly name: string;
    readonly short: string;
    readonly kind: string;
    readonly address: string;
    readonly head: string;
    readonly support: string;
  };
  readonly master: {
    readonly name: string;
    readonly sex: "男" | "女";
    readonly ethnicity: string;
    readonly birth: string;
    readonly politicalStatus: string;
    readonly education: string;
    readonly occupation: string;
    readonly skillLevel: string;
    readonly post: string;
    readonly workStart: string;
    /** Sequence in the ID number, 0 to 499. */
    readonly idOrder: number;
    readonly officePhone: string;
    readonly mobile: string;
    readonly relaxation?: string;
    readonly retirement?: NonNullable<Application["master"]["retirement"]>;
  };
  readonly certificate: SkillCertificate | null;
  readonly career: readonly CareerStep[];
  readonly honours: readonly Honour[];
  readonly achievements: readonly Achievement[];
  readonly apprentices: readonly Apprentice[];
  readonly team: readonly Member[];
  readonly premises: { readonly address: string; readonly area: string; readonly equipment: string };
  readonly equipment: readonly Equipment[];
  readonly registration: string;
  readonly priorRecognition: string;
  readonly receivedOn: string;
  readonly filledOn: string;
  readonly opinion: { readonly text: string; readonly date: string; readonly sealed: boolean };
  readonly precheck: Application["precheck"];
}

const REGION = "110113";

/** The leader's whole ID number: only the drawn form needs it, and there most of it is blacked out. */
export const idNumberOf = (facts: Facts): string =>
  makeIdNumber(REGION, facts.master.birth, facts.master.idOrder, facts.master.sex);

/** `2019-11-08` as 2019年11月08日. */
export const longDate = (date: string): string => {
  const [year, month, day] = date.split("-");
  return `${year}年${month}月${day}日`;
};

/** `2019-11` or a whole date as 2019年11月. */
export const longMonth = (date: string): string => `${date.slice(0, 4)}年${date.slice(5, 7)}月`;

/** One stage of a career as the form words it. */
export const careerLine = (step: CareerStep): string =>
  `${longMonth(step.from)}至${step.to === "" ? "今" : longMonth(step.to)}，${step.employer}，${step.post}`;

/** A prize as the form words it. */
export const honourLine = (honour: Honour): string =>
  `${honour.name}${honour.rank}（${honour.level}），${honour.issuer}，${longMonth(honour.date)}，证书号${honour.number}`;

/** An achievement as the form words it. */
export const achievementLine = (item: Achievement): string => {
  const number = item.kind.endsWith("专利") ? `专利号${item.number}` : item.number;
  return `${item.kind}“${item.name}”，${number}，${longMonth(item.date)}，${item.benefit}`;
};

/** An apprentice as the form words it. */
export const apprenticeLine = (item: Apprentice): string =>
  `${item.name}，${longMonth(item.from)}至${longMonth(item.to)}，${item.level}`;

/**
 * The facts as `application.json` ships them with identity masked: ID number starred, telephone numbers empty.
 * @param materials the files that were made for it.
 */
export const toApplication = (facts: Facts, materials: Application["materials"]): Application => {
  const { birth, idOrder: _order, relaxation, retirement, ...master } = facts.master;
  const { name, kind, address, support } = facts.employer;
  return {
    format: 1,
    id: facts.id,
    number: facts.number,
    studio: { ...facts.studio },
    employer: { name, kind, address, support },
    master: {
      ...master,
      birthMonth: birth.slice(0, 7),
      idNumber: maskIdNumber(idNumberOf(facts)),
      officePhone: "",
      mobile: "",
      ...(relaxation === undefined ? {} : { relaxation }),
      ...(retirement === undefined ? {} : { retirement }),
      career: facts.career.map(careerLine),
      honours: facts.honours.map(honourLine),
      achievements: facts.achievements.map(achievementLine),
      apprentices: facts.apprentices.map(apprenticeLine),
    },
    premises: { ...facts.premises },
    registration: facts.registration,
    priorRecognition: facts.priorRecognition,
    receivedOn: facts.receivedOn,
    team: facts.team.map(({ birth: born, hiredOn: _hired, certificateNumber: _number, ...member }) => ({
      ...member,
      birthMonth: born.slice(0, 7),
    })),
    filledOn: facts.filledOn,
    employerOpinion: { text: facts.opinion.text, date: facts.opinion.date },
    precheck: [...facts.precheck],
    materials,
  };
};
