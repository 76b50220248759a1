import type { Round } from "../../../shared/domain/round";
import type { OverviewRow, OwnOverview, Spread } from "../../../shared/rules/own-overview";
import { pointsWords } from "../review";

/** Time spent as people say it: `不足 1 分钟`, `25 分钟`, `1 小时 05 分`; `—` where nothing is known. */
export function spentWords(milliseconds: number): string {
  if (milliseconds === 0) return "—";
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes === 0) return "不足 1 分钟";
  if (minutes < 60) return `${minutes} 分钟`;
  return `${Math.floor(minutes / 60)} 小时 ${String(minutes % 60).padStart(2, "0")} 分`;
}

/** `3`, `并列 2`; `—` for an application that is not scored to its end. */
export function placeWords({ place }: OverviewRow): string {
  if (!place) return "—";
  return place.tied ? `并列 ${place.rank}` : String(place.rank);
}

/** One spread in words: `A1 最低 6.0，中位 8.0，平均 7.67，最高 9.5`. */
export function spreadText(name: string, spread: Spread | null): string {
  if (!spread) return `${name} 还没有得分`;
  const { lowest, median, mean, highest } = spread;
  const figures = `最低 ${pointsWords(lowest)}，中位 ${pointsWords(median)}，平均 ${pointsWords(mean)}，最高 ${pointsWords(highest)}`;
  return `${name} ${figures}`;
}

/** What is worth a second look before sealing: equal totals, and criteria in which everybody got the same. */
export function remarksOf(round: Pick<Round, "rubric">, overview: OwnOverview): string[] {
  const tied = overview.rows.filter(({ place }) => place?.tied).length;
  const flat = round.rubric.criteria.filter((_, at) => isFlat(overview.spreads[at] ?? null));
  return [
    ...(tied > 0 ? [`${tied} 份申报的合计与别的申报相同，名次并列。`] : []),
    ...(flat.length > 0 ? [`各份得分完全相同的评分项：${flat.map(({ id }) => id).join("、")}。`] : []),
  ];
}

const isFlat = (spread: Spread | null) =>
  spread !== null && spread.given > 2 && spread.lowest === spread.highest;
