import { useCallback, useEffect, useMemo, useState } from "react";
import {
  CreateSeat,
  ExampleOpening,
  FirstStart,
  type IdentityPorts,
  type IncomingFile,
  KeyFileScreen,
  MissingSeatsCard,
  RestoreScreen,
  SeatReady,
  Unlock,
} from "../identity";
import { DeskStage } from "./desk-stage";
import type { DeskPorts, ShellPorts } from "./ports";
import { Shell } from "./shell";
import { entryStage, greetingStage, openSeat, type Stage } from "./stage";
import { useClosing } from "./use-closing";
import { useIncoming } from "./use-incoming";
import { useLocking } from "./use-locking";

export interface AppProps {
  readonly identity: IdentityPorts;
  readonly desks: DeskPorts;
  readonly shell: ShellPorts;
}

/** The whole window: from the first question over the lock to a desk, and what lies over all of them. */
export function App({ identity: given, desks, shell }: AppProps) {
  const [stage, setStage] = useState<Stage>({ at: "loading" });
  const [thrown, setThrown] = useState<{ readonly error: unknown }>();
  if (thrown) throw thrown.error;
  const greet = useCallback(async () => {
    try {
      setStage(await greetingStage(given));
    } catch (error) {
      setThrown({ error });
    }
  }, [given]);
  useEffect(() => void greet(), [greet]);

  const seat = openSeat(stage);
  const restore = useCallback(
    async (file: IncomingFile | null) => setStage({ at: "restore", seats: await given.seats(), file }),
    [given],
  );
  const incoming = useIncoming(given, shell, { open: seat !== null, onBackup: restore });
  const { forget } = incoming;
  const leave = useCallback(() => setStage({ at: "loading" }), []);
  const locking = useLocking(given, shell, {
    leave,
    locked: useCallback(() => {
      forget();
      return greet();
    }, [forget, greet]),
    watched: seat !== null && !seat.example,
  });
  const { lock } = locking;
  const closing = useClosing(given, shell, seat !== null && !seat.example);
  const identity = useMemo<IdentityPorts>(
    () => ({ ...given, lock, seatChanged: (seat) => setStage({ at: "desk", seat }) }),
    [given, lock],
  );
  const restoreBrought = async () => {
    await given.lock();
    await restore(null);
  };

  return (
    <Shell shell={shell} onFile={incoming.take}>
      {stage.at === "desk" ? (
        <DeskStage
          key={`${stage.seat.id} ${stage.seat.fingerprint}`}
          seat={stage.seat}
          identity={identity}
          desks={desks}
          incoming={incoming}
        />
      ) : (
        <Entry
          stage={stage}
          identity={identity}
          waitingFile={incoming.waitingName}
          onStage={setStage}
          onGreet={greet}
          onRestoreBrought={() => void restoreBrought()}
        />
      )}
      {seat && incoming.dialog}
      {locking.dialog}
      {closing}
    </Shell>
  );
}

interface EntryProps {
  readonly stage: Stage;
  readonly identity: IdentityPorts;
  readonly waitingFile: string | undefined;
  readonly onStage: (stage: Stage) => void;
  /** Begins with the greeting again. */
  readonly onGreet: () => void;
  /** A seat that came back with its key file is to get its work out of a backup. */
  readonly onRestoreBrought: () => void;
}

/** The screens before a desk. */
function Entry({ stage, identity, waitingFile, onStage, onGreet, onRestoreBrought }: EntryProps) {
  switch (stage.at) {
    case "loading":
    case "desk":
      return null;
    case "seats-missing":
      return (
        <MissingSeatsCard
          missing={stage.missing}
          ports={identity}
          onRestore={() => onStage({ at: "restore", seats: [], file: null })}
          onForgotten={onGreet}
        />
      );
    case "restore":
      return (
        <RestoreScreen
          seats={stage.seats}
          file={stage.file}
          ports={identity}
          onRestored={(seat) => onStage({ at: "desk", seat })}
          onBack={onGreet}
        />
      );
    case "first-start": {
      const { seats } = stage;
      return (
        <FirstStart
          onRole={(role) => onStage({ at: "create-seat", role, seats })}
          onExample={() => onStage({ at: "example", seats })}
          onRestore={() => onStage({ at: "restore", seats, file: null })}
          onKeyFile={() => onStage({ at: "key-file" })}
          onBack={seats.length > 0 ? () => onStage({ at: "unlock", seats }) : undefined}
        />
      );
    }
    case "key-file":
      return (
        <KeyFileScreen
          ports={identity}
          onEnter={(seat) => onStage({ at: "desk", seat })}
          onRestore={onRestoreBrought}
          onBack={onGreet}
        />
      );
    case "create-seat":
      return (
        <CreateSeat
          role={stage.role}
          ports={identity}
          onCreated={(seat) => onStage({ at: "seat-ready", seat })}
          onBack={() => onStage({ at: "first-start", seats: stage.seats })}
        />
      );
    case "seat-ready":
      return (
        <SeatReady
          seat={stage.seat}
          ports={identity}
          onEnter={() => onStage({ at: "desk", seat: stage.seat })}
        />
      );
    case "example":
      return (
        <ExampleOpening
          ports={identity}
          onOpened={(seat) => onStage({ at: "desk", seat })}
          onBack={() => onStage(entryStage(stage.seats))}
        />
      );
    case "unlock":
      return (
        <Unlock
          seats={stage.seats}
          ports={identity}
          waitingFile={waitingFile}
          onUnlocked={(seat) => onStage({ at: "desk", seat })}
          onRestore={() => onStage({ at: "restore", seats: stage.seats, file: null })}
          onNewSeat={() => onStage({ at: "first-start", seats: stage.seats })}
          onExample={() => onStage({ at: "example", seats: stage.seats })}
        />
      );
  }
}
