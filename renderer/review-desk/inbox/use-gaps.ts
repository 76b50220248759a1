import { useEffect, useState } from "react";
import type { Gap } from "../../../shared/rules/gaps";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import { readGaps } from "./missing";

/** The blocking gaps of the started reviews, by application id; empty until they were read in the background. */
export function useGaps(
  ports: ReviewDeskPorts,
  openRound: OpenRound,
): Readonly<Record<string, readonly Gap[]>> {
  const [gaps, setGaps] = useState<Readonly<Record<string, readonly Gap[]>>>({});
  useEffect(() => {
    const stop = new AbortController();
    void readGaps(ports, openRound, stop.signal).then((found) => {
      if (!stop.signal.aborted) setGaps(found);
    });
    return () => stop.abort();
  }, [ports, openRound]);
  return gaps;
}
