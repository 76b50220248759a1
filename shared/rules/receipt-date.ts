import type { Application, Material } from "../domain/application";
import { weekday } from "./calendar";

/** 每年8月底前 (article 5): the last day of a year's applications. The experts' own deadline is another one. */
export const applicationDeadline = (year: number): string => `${year}-08-31`;

/** When an application came, against article 5. */
export interface Receipt {
  readonly deadline: string;
  /** The deadline is a Saturday or Sunday; the regulation says nothing of moving it, so it stays. */
  readonly weekend: boolean;
  readonly verdict:
    | "in-time"
    | "late"
    /** Not recorded, but the form was filled in only after the deadline. */
    | "late-by-form"
    | "not-recorded"
    /** Received in another year, or before it was filled in: a date is wrong. */
    | "odd";
}

/** Article 5: received up to 31 August of the round's year, that day included. What counts is the day on which the bureau signs for it. */
export function judgeReceipt(
  { receivedOn, filledOn }: Pick<Application, "receivedOn" | "filledOn">,
  year: number,
): Receipt {
  const deadline = applicationDeadline(year);
  const weekend = [0, 6].includes(weekday(deadline));
  return { deadline, weekend, verdict: verdictOf(receivedOn, filledOn, deadline) };
}

function verdictOf(receivedOn: string | undefined, filledOn: string, deadline: string): Receipt["verdict"] {
  if (receivedOn === undefined) return filledOn > deadline ? "late-by-form" : "not-recorded";
  if (receivedOn > deadline) return "late";
  if (receivedOn < filledOn || receivedOn.slice(0, 4) !== deadline.slice(0, 4)) return "odd";
  return "in-time";
}

/** What article 5 lists, each with the kinds of material that can be it. */
export const listedPapers: readonly {
  readonly title: string;
  readonly kinds: readonly Material["kind"][];
}[] = [
  { title: "申报表", kinds: ["form"] },
  { title: "领办人资格或等级证书", kinds: ["certificate"] },
  { title: "获奖证书、专利或主要成果", kinds: ["award", "patent", "achievement"] },
  { title: "工作室成员材料", kinds: ["member"] },
  { title: "工作室制度", kinds: ["policy"] },
  { title: "场所、设备情况", kinds: ["premises"] },
];

/** The papers of article 5 of which a dossier lists nothing. They may still be in a volume under another kind. */
export function missingPapers(materials: readonly Pick<Material, "kind">[]): string[] {
  const kinds = new Set(materials.map((each) => each.kind));
  return listedPapers
    .filter((paper) => !paper.kinds.some((kind) => kinds.has(kind)))
    .map((each) => each.title);
}
