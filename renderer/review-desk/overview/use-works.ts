import { useEffect, useState } from "react";
import type { OwnWork } from "../../../shared/rules/own-overview";
import { comparablesOf, readWork } from "../compare";
import type { OpenRound, ReviewDeskPorts } from "../ports";

/** What was read of the works, and how many there are. */
export interface ReadWorks {
  readonly works: readonly OwnWork[];
  /** Numbers of the applications whose work cannot be read. */
  readonly unread: readonly string[];
  readonly all: number;
}

/** Reads the own work on every application that may be opened, one after another. */
export function useWorks(ports: ReviewDeskPorts, openRound: OpenRound): ReadWorks {
  const all = comparablesOf(openRound).length;
  const [read, setRead] = useState<Pick<ReadWorks, "works" | "unread">>({ works: [], unread: [] });
  useEffect(() => {
    let left = false;
    const readAll = async () => {
      const works: OwnWork[] = [];
      const unread: string[] = [];
      for (const { application } of comparablesOf(openRound)) {
        const work = await readWork(ports, openRound, application.id);
        if (left) return;
        if (work) works.push(work);
        else unread.push(application.number);
        setRead({ works: [...works], unread: [...unread] });
      }
    };
    void readAll();
    return () => {
      left = true;
    };
  }, [ports, openRound]);
  return { ...read, all };
}
