import type { GuessGuard } from "./guess-guard";
import { outcome } from "./outcome";
import type { RememberCalls } from "./remember-contract";
import type { Remembering } from "./remembering";
import { type Session, type SessionHolder, seatView } from "./session";
import { demandPassphrase } from "./vault";

interface RememberParts {
  readonly holder: SessionHolder;
  readonly guesses: GuessGuard;
  readonly remembering: Remembering;
  /** What is done with every seat that opens. */
  readonly thenChecked: (opening: Promise<Session>) => Promise<Session>;
}

/** The calls of 在这台电脑上记住. */
export function rememberCalls({ holder, guesses, remembering, thenChecked }: RememberParts): RememberCalls {
  const withSeat = <T>(work: (session: Session) => Promise<T>) => outcome(async () => work(holder.require()));
  return {
    remembered: (seatId) => outcome(() => remembering.view(seatId)),
    unlockRemembered: (seatId) =>
      outcome(async () => seatView((await thenChecked(remembering.open(holder, seatId))).seat)),
    remember: (passphrase) =>
      withSeat(async (session) => {
        await demandPassphrase(guesses, session, passphrase);
        await remembering.remember(session);
        return remembering.view(session.seat.id);
      }),
    rememberNoMore: () => withSeat(({ seat }) => remembering.forget(seat.id)),
    isProven: () => withSeat(async ({ isProven }) => isProven),
    prove: (passphrase) => withSeat((session) => demandPassphrase(guesses, session, passphrase)),
  };
}
