import { Button, Notice } from "../../ui";
import type { Conflict } from "./rounds";

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly onDecide: (conflict: Conflict) => void;
}

/** What waits for a decision, above all else: until then none of the bundles concerned counts. */
export function Conflicts({ conflicts, onDecide }: ConflictsProps) {
  if (conflicts.length === 0) return null;
  return (
    <section className="ledger-conflicts" aria-label="待决定的冲突">
      {conflicts.map((conflict) => (
        <Notice
          key={`${conflict.line.roundId} ${conflict.line.expertKid}`}
          tone="warn"
          action={
            conflict.contenders.length > 0 && (
              <Button
                variant="primary"
                aria-label={`决定${conflict.expertName}的冲突`}
                onClick={() => onDecide(conflict)}
              >
                决定…
              </Button>
            )
          }
        >
          {sentence(conflict)}
        </Notice>
      ))}
    </section>
  );
}

function sentence({ expertName, roundTitle, contenders }: Conflict): string {
  const whose = `${expertName}${roundTitle ? `在“${roundTitle}”中` : ""}的评审包`;
  if (contenders.length === 0) return `${whose}与任务包不符，没有可以计入的一份。请专家核对后重新导出。`;
  if (contenders.length === 1) {
    const [only] = contenders;
    return `${whose}只收到第 ${only?.revision} 版，它取代的那一版没有收到。请向专家索取，或决定计入这一份；此前不计入。`;
  }
  return `${whose}有冲突：${contenders.length} 份只能计入一份。请决定采用哪一份，决定之前都不计入。`;
}
