import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "../../shared/refusal";
import type { OpenRound, ReviewDeskPorts, RoundSummary } from "./ports";

/** Where a seat's choice is kept: one laptop serves several experts. */
const keyOf = (ports: ReviewDeskPorts) => `jiangping.round.${ports.seat.id}`;

/** The rounds on this desk and the one that is open. */
export interface DeskRound {
  /** `null` until they were read. */
  readonly rounds: readonly RoundSummary[] | null;
  readonly open: OpenRound | null;
  readonly refusal: Refusal | null;
  /** Opens a round, and it is the one that opens next time. */
  readonly choose: (packageId: string) => Promise<void>;
  /** Reads the list again and stays in the open round, whatever was imported since. */
  readonly stay: () => Promise<void>;
  /** Reads the list and the open round again. */
  readonly reload: () => Promise<void>;
}

/** Reads the rounds and opens the one that was open last, otherwise the one imported last. */
export function useDeskRound(ports: ReviewDeskPorts): DeskRound {
  const [rounds, setRounds] = useState<readonly RoundSummary[] | null>(null);
  const [open, setOpen] = useState<OpenRound | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const wanted = useRef(localStorage.getItem(keyOf(ports)));

  const reload = useCallback(async () => {
    const list = await ports.rounds();
    const summary = list.find((each) => each.packageId === wanted.current) ?? newest(list);
    const result = summary ? await ports.openRound(summary.packageId) : null;
    setRefusal(result && !result.ok ? result.refusal : null);
    setOpen(result?.ok ? result.value : null);
    setRounds(list);
  }, [ports]);

  const choose = useCallback(
    async (packageId: string) => {
      wanted.current = packageId;
      localStorage.setItem(keyOf(ports), packageId);
      await reload();
    },
    [ports, reload],
  );

  const openId = open?.summary.packageId;
  const stay = useCallback(async () => {
    if (openId !== undefined) wanted.current = openId;
    setRounds(await ports.rounds());
  }, [ports, openId]);

  useEffect(() => {
    void reload();
  }, [reload]);
  return { rounds, open, refusal, choose, stay, reload };
}

function newest(rounds: readonly RoundSummary[]): RoundSummary | undefined {
  return [...rounds].sort((a, b) => Date.parse(b.importedAt) - Date.parse(a.importedAt))[0];
}
