import { type ReactNode, useEffect, useState } from "react";
import { accept, type Result } from "../../shared/refusal";
import type { IdentityPorts, IncomingFile, SeatSummary } from "../identity";
import { preloadMenus, Screen, useWork, WorkProgress } from "../ui";
import "./desk-stage.css";
import type { DeskPorts } from "./ports";
import type { Incoming } from "./use-incoming";

export interface DeskStageProps {
  readonly seat: SeatSummary;
  readonly identity: IdentityPorts;
  readonly desks: DeskPorts;
  readonly incoming: Incoming;
}

const loadReviewDesk = () => import("../review-desk");
const loadBureauDesk = () => import("../bureau-desk");

/** Loads both desks' code, in idle time after the first screen. */
export function preloadDesks(): void {
  void loadReviewDesk();
  void loadBureauDesk();
}

/** Makes the desk that belongs to a seat. */
async function makeDesk(props: DeskStageProps): Promise<(incoming: Incoming) => ReactNode> {
  const { seat, identity, desks } = props;
  if (seat.role === "expert") {
    const [{ ReviewDesk }, ports] = await Promise.all([loadReviewDesk(), desks.review(seat)]);
    const own = choosingThrough(ports, props.incoming.sort);
    return (incoming) => <ReviewDesk ports={own} identity={identity} incoming={incoming.files} />;
  }
  const [{ BureauDesk }, ports] = await Promise.all([loadBureauDesk(), desks.bureau(seat)]);
  const own = choosingThrough(ports, props.incoming.sort);
  return (incoming) => (
    <BureauDesk ports={own} identity={identity} incoming={incoming.files} accepted={incoming.accepted} />
  );
}

/** Ports whose `chooseFile` goes the way of every file: a card chosen there is compared, not handed to the desk. */
function choosingThrough<Ports extends { chooseFile(): Promise<Result<IncomingFile | null>> }>(
  ports: Ports,
  sort: Incoming["sort"],
): Ports {
  const chooseFile = async () => {
    const chosen = await ports.chooseFile();
    return chosen.ok && chosen.value ? accept(await sort(chosen.value)) : chosen;
  };
  return new Proxy(ports, {
    get: (target, name) => {
      if (name === "chooseFile") return chooseFile;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Ends the decoder of scans and what it holds, once every viewer of the desk is gone. Its code is there only if it was used. */
function endViewers(): void {
  setTimeout(() => void import("../viewer").then(({ closeAll }) => closeAll()));
}

/** The desk of the open seat, once its code and ports are there. */
export function DeskStage(props: DeskStageProps) {
  const [draw, setDraw] = useState<(incoming: Incoming) => ReactNode>();
  const { run, progress } = useWork();
  const { seat } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a desk is made once a seat; the parent keys it by the seat.
  useEffect(() => {
    void run("正在打开工作台", () => makeDesk(props)).then((made) => {
      if (!made) return;
      setDraw(() => made);
      requestIdleCallback(preloadMenus, { timeout: 5000 });
    });
  }, [run, seat.id]);
  useEffect(() => endViewers, []);
  if (draw) return draw(props.incoming);
  return (
    <Screen name="opening" title="正在打开工作台">
      <div className="desk-opening">{progress && <WorkProgress progress={progress} />}</div>
    </Screen>
  );
}
