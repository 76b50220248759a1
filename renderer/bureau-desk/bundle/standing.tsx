import { momentWords } from "../../identity";
import { Button, Notice, Tag } from "../../ui";
import { DispositionTag } from "../disposition-tag";
import type { VerifiedBundle } from "../ports";

/** What the ledger says to the bundle, before all else: one of the five, why, and whether it counts. */
export function Standing({ bundle }: { readonly bundle: VerifiedBundle }) {
  const { disposition, reason, counts, at } = bundle.standing;
  return (
    <section className="bundle-standing" aria-label="台账处理">
      <DispositionTag disposition={disposition} />
      <p>{reason}</p>
      <span className="bundle-soft">{momentWords(at)} 登记</span>
      {counts ? <Tag tone="green">现在计入</Tag> : <Tag tone="grey">现在不计入</Tag>}
    </section>
  );
}

interface TaskMissingProps {
  readonly bundle: VerifiedBundle;
  /** Asks for a file and takes it in. */
  readonly onChoose: () => void;
}

/** That the rubric was not cross-checked, and how to make up for it. */
export function TaskMissing({ bundle, onChoose }: TaskMissingProps) {
  if (bundle.task) return null;
  return (
    <Notice
      tone="warn"
      action={
        <Button icon="box" onClick={onChoose}>
          导入任务包…
        </Button>
      }
    >
      没有与评分表核对：本机没有这个批次第 {bundle.claims.round.revision}{" "}
      版的任务包。导入后会自动核对，并显示评分项的名称。
    </Notice>
  );
}
