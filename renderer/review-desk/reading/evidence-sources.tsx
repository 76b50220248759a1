import { createContext, type ReactNode, useContext } from "react";
import type { MaterialSource } from "../../viewer";
import type { ReviewDeskPorts } from "../ports";

/** Where small pictures of evidence come from: the material that is open, others by the port. */
export interface EvidenceSources {
  readonly ports: ReviewDeskPorts;
  readonly packageId: string;
  readonly applicationId: string;
  /** The open material's source; `null` while none is. */
  readonly open: MaterialSource | null;
}

const Context = createContext<EvidenceSources | null>(null);

/** Hands the sources to the chips of evidence. */
export function EvidenceSourcesProvider(props: {
  readonly sources: EvidenceSources;
  readonly children: ReactNode;
}) {
  return <Context.Provider value={props.sources}>{props.children}</Context.Provider>;
}

/** The sources, `null` where nothing is read. */
export function useEvidenceSources(): EvidenceSources | null {
  return useContext(Context);
}
