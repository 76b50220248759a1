import type { Round } from "../../../shared/domain/round";
import { blockingGaps, countPlaces, type Gap, type GapPlace } from "../../../shared/rules/gaps";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { gapWords } from "./gap-words";

interface GapListProps {
  readonly gaps: readonly Gap[];
  readonly round: Round;
  readonly onGoTo: (place: GapPlace) => void;
}

/** Every gap with a link that goes there: first what must be done, then what is worth a look. */
export function GapList({ gaps, round, onGoTo }: GapListProps) {
  const missing = blockingGaps(gaps);
  const advice = gaps.filter((gap) => gap.severity === "advice");
  return (
    <>
      {missing.length === 0 ? (
        <Notice tone="ok">必填内容齐全，可以预览表格并定稿。</Notice>
      ) : (
        <Notice tone="warn">还有 {countPlaces(missing)} 处需要补全，补全后才能定稿。</Notice>
      )}
      <GapItems title="必须补全" gaps={missing} round={round} onGoTo={onGoTo} />
      <GapItems title="建议再看一眼（不影响定稿）" gaps={advice} round={round} onGoTo={onGoTo} />
    </>
  );
}

function GapItems({ title, gaps, round, onGoTo }: GapListProps & { readonly title: string }) {
  if (gaps.length === 0) return null;
  return (
    <section className="delivery-gaps">
      <h3>{title}</h3>
      <ul>
        {gaps.map((gap) => {
          const words = gapWords(gap, round);
          return (
            <li key={`${words}`}>
              <span>{words}</span>
              <Button variant="quiet" onClick={() => onGoTo(gap.place)} aria-label={`前往：${words}`}>
                前往
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
