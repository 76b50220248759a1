import { exactSum } from "../../../shared/domain/decimal";
import type { ScoreDraft } from "../../../shared/domain/draft";
import type { Criterion, Level } from "../../../shared/domain/round";
import type { Gap } from "../../../shared/rules/gaps";
import { levelOfPoints } from "../../../shared/rules/scoring";
import { pointsWords } from "../review";

/** A level's range as it stands on its chip: `7.5–8.5`, `9.0–10`. A criterion's own maximum and 0 stay whole, as people say them. */
export function rangeWords(level: Level, criterion: Criterion): string {
  const end = (points: number) =>
    points === 0 || points === criterion.max ? String(points) : pointsWords(points);
  return level.min === level.max ? end(level.min) : `${end(level.min)}–${end(level.max)}`;
}

/** What is asked about a criterion at once, or `null` where a gap is nothing to ask about while one is at it. */
export function questionWords(gap: Gap, criterion: Criterion, work: ScoreDraft): string | null {
  const points = work.points ?? 0;
  switch (gap.reason) {
    case "outside-level": {
      const level = criterion.levels.find((each) => each.label === work.level);
      const range = level ? `（${rangeWords(level, criterion)}）` : "";
      return `${pointsWords(points)} 分不在所选“${work.level}”档${range}内，请改选档次、调整分值，或写明理由。`;
    }
    case "low-unexplained":
      return `${criterion.id} 得分低于“${secondLowest(criterion)}”档，请写明理由。`;
    case "deduction-unexplained":
      return `${criterion.id} 按核定数扣 ${pointsWords(exactSum([criterion.max, -points]))} 分，请写明核定的理由。`;
    case "points-not-allowed":
      return `${pointsWords(points)} 分不在允许的范围或步长内。`;
    default:
      return null;
  }
}

function secondLowest(criterion: Criterion): string {
  return [...criterion.levels].sort((a, b) => a.min - b.min)[1]?.label ?? "";
}

/** The level that the points fall in, where it is not the one chosen: offered as the quick way out. */
export function betterLevel(criterion: Criterion, work: ScoreDraft): Level | null {
  if (work.points === null || work.level === null) return null;
  const level = levelOfPoints(criterion, work.points);
  return level && level.label !== work.level ? level : null;
}
