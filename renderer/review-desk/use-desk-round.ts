import { useCallback, useEffect, useRef, useState } from "react";
import { type DeskView, readDesk, type Wanted } from "./desk-round";
import type { OpenRound, ReviewDeskPorts } from "./ports";

/** Where a seat's choice is kept: one laptop serves several experts. */
const keyOf = (ports: ReviewDeskPorts) => `jiangping.round.${ports.seat.id}`;

/** The rounds on this desk and the one that is open. */
export interface DeskRound extends DeskView {
  /** Opens a round, and it is the one that opens next time; an older revision of the open one is looked at only now. */
  readonly choose: (packageId: string) => Promise<void>;
  /** Opens the package that work goes on in from now on, though it may have been an older one until now. */
  readonly work: (packageId: string) => Promise<void>;
  /** Reads the list again and stays in the open round, whatever was imported since. */
  readonly stay: () => Promise<void>;
  /** Reads the list and the open round again. */
  readonly reload: () => Promise<void>;
}

/** Reads the rounds and opens the one that was open last, otherwise the one imported last. */
export function useDeskRound(ports: ReviewDeskPorts): DeskRound {
  const [view, setView] = useState<DeskView>({ rounds: null, open: null, refusal: null });
  const wanted = useRef<Wanted>({ chosen: localStorage.getItem(keyOf(ports)), lookedAt: null });
  const open = useRef<OpenRound | null>(null);

  const reload = useCallback(async () => {
    const read = await readDesk(ports, wanted.current, open.current);
    open.current = read.open;
    setView(read);
  }, [ports]);

  const show = useCallback(
    async (packageId: string, isOld: boolean) => {
      const before = wanted.current;
      wanted.current = isOld ? { ...before, lookedAt: packageId } : { chosen: packageId, lookedAt: null };
      await reload();
      if (open.current?.summary.packageId !== packageId) wanted.current = before;
      else if (!isOld) localStorage.setItem(keyOf(ports), packageId);
    },
    [ports, reload],
  );

  const choose = useCallback(
    (packageId: string) => show(packageId, isOlder(open.current, packageId)),
    [show],
  );
  const work = useCallback((packageId: string) => show(packageId, false), [show]);

  const stay = useCallback(async () => {
    const { summary } = open.current ?? {};
    if (summary) wanted.current = { ...wanted.current, chosen: summary.packageId };
    const rounds = await ports.rounds();
    setView((now) => ({ ...now, rounds }));
  }, [ports]);

  useEffect(() => {
    void reload();
  }, [reload]);
  return { ...view, choose, work, stay, reload };
}

function isOlder(open: OpenRound | null, packageId: string): boolean {
  if (!open || open.summary.current.packageId === packageId) return false;
  return open.revisions.some((each) => each.packageId === packageId);
}
