import { type ReactNode, useEffect, useState } from "react";
import type { Application } from "../../../shared/domain/application";
import type { Relation } from "../../../shared/domain/relation";
import type { Round } from "../../../shared/domain/round";
import { refusalSentence } from "../../../shared/refusal";
import { type RecusalHint, recusalHints } from "../../../shared/rules/recusal-hints";
import { Button } from "../../ui/button";
import { useToasts } from "../../ui/toasts";
import type { Relations, ReviewDeskPorts } from "../ports";
import { RelationsDialog } from "./relations-dialog";

/** The expert's list of related people and units on the declaration's screen: its line, its dialog, and the hints that follow. */
export interface RelationsHere {
  readonly bar: ReactNode;
  readonly dialog: ReactNode;
  readonly hintsOf: (application: Application) => readonly RecusalHint[];
}

/** Reads the list once; without it the other hints still show. */
export function useRelations(ports: ReviewDeskPorts, round: Round): RelationsHere {
  const toasts = useToasts();
  const [stored, setStored] = useState<Relations | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void ports.relations().then((read) => {
      if (read.ok) setStored(read.value);
      else toasts.show({ tone: "error", text: refusalSentence(read.refusal) });
    });
  }, [ports, toasts]);
  const relations = stored?.relations ?? [];
  const keep = async (changed: readonly Relation[]) => {
    if (!stored) return false;
    const kept = await ports.keepRelations({ relations: changed, revision: stored.revision });
    if (kept.ok) setStored(kept.value);
    else toasts.show({ tone: "error", text: refusalSentence(kept.refusal) });
    return kept.ok;
  };
  const { name, organisation } = ports.seat;
  const gateIds = round.gates.map((gate) => gate.id);
  return {
    bar: (
      <div className="declaration-relations">
        <span>
          {relations.length === 0
            ? "可以先列出与您有关的人和单位，有同名的申报会在下面提示。"
            : `已列出与您有关的 ${relations.length} 个人和单位，有同名的申报会在下面提示。`}
        </span>
        <Button disabled={!stored} onClick={() => setOpen(true)}>
          与我有关的人和单位…
        </Button>
      </div>
    ),
    dialog: (
      <RelationsDialog
        open={open && stored !== null}
        relations={relations}
        onKeep={keep}
        onClose={() => setOpen(false)}
      />
    ),
    hintsOf: (application) => recusalHints(application, { name, organisation, relations }, gateIds),
  };
}
