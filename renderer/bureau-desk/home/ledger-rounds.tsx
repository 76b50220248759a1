import { Button } from "../../ui";
import { LedgerTable } from "./ledger-table";
import { type Conflict, conflictOf, deliveredOf, type LedgerRound } from "./rounds";

interface LedgerRoundsProps {
  readonly rounds: readonly LedgerRound[];
  readonly onOpen: (id: string) => void;
  readonly onDecide: (conflict: Conflict) => void;
  readonly onRemove: (roundId: string) => void;
}

/** The ledger (台账), round by round. */
export function LedgerRounds({ rounds, ...rest }: LedgerRoundsProps) {
  return (
    <section className="bureau-part" aria-labelledby="bureau-ledger-title">
      <h2 id="bureau-ledger-title">评审包台账</h2>
      {rounds.map((round) => (
        <Round key={round.roundId} round={round} {...rest} />
      ))}
    </section>
  );
}

function Round({
  round,
  onOpen,
  onDecide,
  onRemove,
}: Omit<LedgerRoundsProps, "rounds"> & { readonly round: LedgerRound }) {
  const { roundId, title, bundles, lines } = round;
  const decided = lines.filter((line) => !line.open && line.decisions.length > 0);
  return (
    <article className="ledger-round" aria-label={title ?? "评审批次"}>
      <div className="ledger-round-head">
        <h3>{title ?? <span translate="no">{roundId}</span>}</h3>
        <Delivered round={round} />
        <Button
          size="small"
          variant="plain"
          aria-label={`清除本批次：${title ?? "没有任务包的批次"}`}
          onClick={() => onRemove(roundId)}
        >
          清除本批次…
        </Button>
      </div>
      {bundles.length === 0 ? (
        <p className="ledger-empty">还没有收到这个批次的评审包。</p>
      ) : (
        <LedgerTable label={`台账：${title ?? "评审批次"}`} bundles={bundles} onOpen={onOpen} />
      )}
      {decided.map((line) => {
        const conflict = conflictOf(round, line);
        return (
          <p key={line.expertKid} className="ledger-decided">
            {conflict.expertName}的冲突已由人工决定：{line.decisions.at(-1)?.reason}
            <Button
              size="small"
              aria-label={`重新决定${conflict.expertName}的冲突`}
              onClick={() => onDecide(conflict)}
            >
              重新决定…
            </Button>
          </p>
        );
      })}
    </article>
  );
}

function Delivered({ round }: { readonly round: LedgerRound }) {
  const { delivered, expected } = deliveredOf(round);
  if (expected === null) return <span className="ledger-soft">本机没有任务包 · 计入 {delivered} 份</span>;
  return (
    <span className="ledger-soft">
      应交 <b>{expected}</b> 位专家，计入 <b>{delivered}</b> 份 · 任务第 {round.tasks[0]?.revision} 版 · 截止{" "}
      {round.tasks[0]?.deadline}
    </span>
  );
}
