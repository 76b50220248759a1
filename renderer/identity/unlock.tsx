import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, Notice, useWork, WorkProgress } from "../ui";
import { EntryFrame, Sign } from "./entry-frame";
import { PassphraseField } from "./passphrase-field";
import type { IdentityPorts, SeatSummary } from "./ports";
import { SeatList } from "./seat-list";
import "./unlock.css";
import { RecoverDialog } from "./vault/recover-dialog";
import { RememberedDoor } from "./vault/remembered-door";
import { useWait, waitWords } from "./vault/use-wait";

export interface UnlockProps {
  readonly seats: readonly SeatSummary[];
  readonly ports: Pick<
    IdentityPorts,
    "unlock" | "unlockWait" | "recoverSeat" | "recoveryMadeAt" | "remember"
  >;
  /** The name of a file that waits to be opened, if one does. */
  readonly waitingFile?: string | undefined;
  readonly onUnlocked: (seat: SeatSummary) => void;
  readonly onNewSeat: () => void;
  readonly onRestore: () => void;
  readonly onExample: () => void;
}

/** Choosing a seat and unlocking it. */
export function Unlock(props: UnlockProps) {
  const { seats, onNewSeat, onRestore, onExample, waitingFile } = props;
  const [chosen, setChosen] = useState(seats.find((seat) => !seat.example)?.id ?? seats[0]?.id ?? "");
  const seat = seats.find((each) => each.id === chosen);
  const step = (by: number) => {
    const index = seats.findIndex((each) => each.id === chosen);
    const next = seats[(index + by + seats.length) % seats.length];
    if (next) setChosen(next.id);
  };
  return (
    <EntryFrame name="unlock" title="解锁">
      <div className="unlock">
        <Sign />
        <div className="unlock-panes">
          <section className="unlock-seats" aria-labelledby="unlock-seats-title">
            <h2 id="unlock-seats-title">本机席位</h2>
            <SeatList seats={seats} chosen={chosen} onChoose={setChosen} />
            <div className="unlock-more">
              <Button variant="quiet" icon="plus" onClick={onNewSeat}>
                新建席位
              </Button>
              <Button variant="quiet" icon="undo" onClick={onRestore}>
                从备份恢复…
              </Button>
              {!seats.some((each) => each.example) && (
                <Button variant="quiet" icon="eye" onClick={onExample}>
                  先看示例
                </Button>
              )}
            </div>
          </section>
          {seat && <SeatDoor key={seat.id} {...props} seat={seat} onStep={step} />}
        </div>
        {waitingFile && <Notice tone="info">解锁后会打开“{waitingFile}”。</Notice>}
      </div>
    </EntryFrame>
  );
}

type DoorProps = UnlockProps & { readonly seat: SeatSummary; readonly onStep: (by: number) => void };

function SeatDoor(props: DoorProps) {
  return (
    <section className="unlock-door" aria-labelledby="unlock-title">
      <h1 id="unlock-title">{props.seat.name}</h1>
      <p className="unlock-organisation">{props.seat.organisation}</p>
      {props.seat.example ? <ExampleDoor onExample={props.onExample} /> : <PassphraseDoor {...props} />}
    </section>
  );
}

function ExampleDoor({ onExample }: { readonly onExample: () => void }) {
  return (
    <div className="entry-form">
      <p>示例不需要口令，内容都是虚构的。</p>
      <Button variant="primary" size="large" autoFocus onClick={onExample}>
        打开示例
      </Button>
    </div>
  );
}

function PassphraseDoor({ seat, ports, onUnlocked, onStep }: DoorProps) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [forgotten, setForgotten] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (work.busy || wait.seconds > 0) return;
    if (passphrase === "") return field.current?.focus();
    setRefusal(undefined);
    const opened = await work.run("正在解锁", () => ports.unlock(seat.id, passphrase));
    if (opened?.ok) onUnlocked(opened.value);
    else if (opened) {
      setRefusal(opened.refusal);
      await wait.look();
      field.current?.select();
    }
  };
  const arrows = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    if (!work.busy) onStep(event.key === "ArrowDown" ? 1 : -1);
  };
  const wrong =
    refusal?.code === "wrong-passphrase" ? "口令不对，没有打开。请检查大小写和输入法。" : undefined;
  return (
    <>
      <RememberedDoor seat={seat} ports={ports} onUnlocked={onUnlocked} />
      <form className="entry-form" onSubmit={unlock}>
        <PassphraseField
          ref={field}
          label="口令"
          name="passphrase"
          autoComplete="off"
          autoFocus
          readOnly={work.busy}
          value={passphrase}
          error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
          onChange={(event) => setPassphrase(event.target.value)}
          onKeyDown={arrows}
        />
        {refusal && !wrong && refusal.code !== "too-soon" && (
          <Notice tone="error">{refusalSentence(refusal)}</Notice>
        )}
        {work.progress && <WorkProgress progress={work.progress} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon="lock"
          busy={work.busy}
          disabled={wait.seconds > 0}
        >
          解锁
        </Button>
        <Button variant="quiet" onClick={() => setForgotten(true)} disabled={work.busy}>
          忘记口令…
        </Button>
      </form>
      <RecoverDialog
        open={forgotten}
        seat={seat}
        ports={ports}
        onRecovered={onUnlocked}
        onClose={() => setForgotten(false)}
      />
    </>
  );
}
