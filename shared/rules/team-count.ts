import type { Application, TeamMember } from "../domain/application";

/** 除领办人外3名以上正式员工: 3 is included (article 4(2), 民法典 article 1259). */
export const leastTeam = 3;

/** How many of a team count. */
export interface TeamCount {
  readonly listed: number;
  /** Entries that are the leader's own. */
  readonly leaders: number;
  /** Entries of somebody who is listed already. */
  readonly repeated: number;
  /** Declared as not formally employed: dispatched, interns, re-employed. */
  readonly informal: number;
  /** Formal members, without the leader, each once. */
  readonly formal: number;
  /** Of those, the ones who state a skill level or a technical title. */
  readonly qualified: number;
}

/** Counts a team by article 4(2): formal staff beside the leader, each person once. */
export function countTeam({ master, team }: Pick<Application, "master" | "team">): TeamCount {
  const members = team.filter((each) => !isSame(each, master));
  const single = members.filter((each, index) => members.findIndex((other) => isSame(other, each)) === index);
  const formal = single.filter((each) => each.formal);
  return {
    listed: team.length,
    leaders: team.length - members.length,
    repeated: members.length - single.length,
    informal: single.length - formal.length,
    formal: formal.length,
    qualified: formal.filter(isQualified).length,
  };
}

/** `met`: enough who are qualified; `ask`: enough staff, but of some nothing shows a skill; `unmet`: too few. */
export function judgeTeam({ formal, qualified }: TeamCount): "met" | "unmet" | "ask" {
  if (formal < leastTeam) return "unmet";
  return qualified >= leastTeam ? "met" : "ask";
}

type Person = Pick<TeamMember, "name" | "birthMonth" | "sex">;

/** The same person. Names that were taken out tell nobody apart, so that none is left out by them. */
function isSame(one: Person, other: Person): boolean {
  if (one === other) return true;
  if (one.name.trim() === "") return false;
  return (
    one.name.trim() === other.name.trim() && one.birthMonth === other.birthMonth && one.sex === other.sex
  );
}

const isQualified = ({ skillLevel }: TeamMember) =>
  skillLevel.trim() !== "" && !/^(?:无|没有|未取得|学徒工)/u.test(skillLevel.trim());
