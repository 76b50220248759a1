import { useState } from "react";
import { CardRegister, MyCardDialog, SpareReminder } from "../../identity";
import { Kbd, Screen, StatusBar, useShortcuts } from "../../ui";
import { DeskBar, type DeskScreenProps } from "../desk-bar";
import type { BureauDeskPorts } from "../ports";
import { LedgerRemovalDialog } from "../removal";
import { Conflicts } from "./conflicts";
import { DecideDialog } from "./decide-dialog";
import "./home.css";
import "./ledger.css";
import { LedgerRounds } from "./ledger-rounds";
import { Refusals } from "./refusals";
import { type Conflict, openConflicts, roundsOf } from "./rounds";
import { Steps } from "./steps";
import { TaskList } from "./task-list";
import { useLedger } from "./use-ledger";

export type HomeScreenProps = DeskScreenProps & {
  readonly ports: BureauDeskPorts;
  /** Counts up when a card was accepted elsewhere. */
  readonly accepted: number;
  /** Counts up when the ledger changed elsewhere. */
  readonly changes: number;
  /** Opens a bundle of the ledger. */
  readonly onOpen: (id: string) => void;
};

/** Where the bureau starts: what is to be decided, the ledger, the steps of exchange, tasks, refused files, cards. */
export function HomeScreen(props: HomeScreenProps) {
  const { seat, identity, ports, onChoose, onOpen, accepted, changes } = props;
  const [myCard, setMyCard] = useState(false);
  const [deciding, setDeciding] = useState<Conflict | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const { ledger, read } = useLedger(ports, changes);
  useShortcuts("区局工作台", [{ keys: "Ctrl+O", does: "打开评审包", run: onChoose }]);
  const rounds = ledger ? roundsOf(ledger) : [];
  const decided = async () => {
    setDeciding(null);
    await read();
  };
  return (
    <Screen
      name="bureau"
      title="区局工作台"
      ownHeading
      top={<DeskBar {...props} left={<span className="bureau-place">区局工作台</span>} />}
      bottom={<HomeStatus />}
    >
      <div className="bureau-home">
        <div className="bureau-head">
          <h1>{seat.name}</h1>
          <p>{seat.organisation}</p>
          <SpareReminder seat={seat} ports={identity} />
        </div>
        <Conflicts conflicts={openConflicts(rounds)} onDecide={setDeciding} />
        {rounds.length > 0 && (
          <LedgerRounds rounds={rounds} onOpen={onOpen} onDecide={setDeciding} onRemove={setRemoving} />
        )}
        <Steps onMyCard={() => setMyCard(true)} onChoose={onChoose} />
        {ledger && <Refusals refusals={ledger.refusals} />}
        {ledger && <TaskList tasks={ledger.tasks} onChoose={onChoose} />}
        <section className="bureau-part" aria-labelledby="bureau-register-title">
          <h2 id="bureau-register-title">专家身份卡登记</h2>
          <CardRegister ports={identity} version={accepted} />
        </section>
      </div>
      <MyCardDialog open={myCard} seat={seat} ports={identity} onClose={() => setMyCard(false)} />
      {removing !== null && (
        <LedgerRemovalDialog
          ports={ports}
          identity={identity}
          roundId={removing}
          onClose={(removed) => {
            setRemoving(null);
            if (removed) void read();
          }}
        />
      )}
      {deciding && (
        <DecideDialog
          conflict={deciding}
          ports={ports}
          tasks={ledger?.tasks ?? []}
          onDecided={() => void decided()}
          onClose={() => setDeciding(null)}
        />
      )}
    </Screen>
  );
}

function HomeStatus() {
  return (
    <StatusBar
      left={<span>离线可用 · 不连接任何网络</span>}
      right={
        <>
          <span>
            <Kbd keys="Ctrl+O" /> 打开
          </span>
          <span>
            <Kbd keys="F1" /> 帮助
          </span>
          <span>
            <Kbd keys="?" /> 快捷键
          </span>
        </>
      }
    />
  );
}
