import type { Result } from "../../shared/refusal";
import type { BackupKeeper } from "./backup-keeper";
import type { WorkSource } from "./contract";
import type { GuessGuard } from "./guess-guard";
import { bringKeys, keyFileWait, makeSpare, noteSpare } from "./key-files";
import type { KeyService } from "./keys-contract";
import { about, outcome } from "./outcome";
import type { ServiceParts } from "./parts";
import type { Remembering } from "./remembering";
import { asHolder, asRole } from "./roles";
import { keyHistory, rotateKeys } from "./rotating";
import { type Session, type SessionHolder, seatView } from "./session";
import { releaseSource } from "./source";

/** What the calls about keys need of the service that they are part of. */
export interface KeyCallParts {
  readonly parts: ServiceParts;
  readonly holder: SessionHolder;
  readonly guesses: GuessGuard;
  readonly keeper: BackupKeeper | undefined;
  readonly remembering: Remembering;
  readonly withSeat: <T>(work: (session: Session) => Promise<T>) => Promise<Result<T>>;
  /** What follows each opening of a seat. */
  readonly opened: (opening: Promise<Session>) => Promise<Session>;
}

/** The calls about a seat's keys as a whole. */
export function keyCalls(service: KeyCallParts): KeyService {
  const { parts, holder, guesses, keeper, remembering, withSeat, opened } = service;
  const reading = async <T>(sources: readonly (WorkSource | null)[], work: () => Promise<T>) => {
    try {
      return about(sources[0]?.name ?? "", await outcome(work));
    } finally {
      for (const source of sources) if (source) releaseSource(source);
    }
  };
  return {
    bringKeys: (source, request) =>
      reading([source, request.card], async () => {
        const { seat } = await opened(bringKeys(parts, holder, guesses, source, request));
        return seatView(seat);
      }),
    keyFileWait: (source) => reading([source], () => keyFileWait(guesses, source)),
    keyHistory: () => withSeat(keyHistory),
    rotateKeys: (passphrase, reason) =>
      withSeat(
        asRole(
          "bureau",
          asHolder(async (session) => {
            const rotated = await rotateKeys(parts, guesses, session, { passphrase, reason });
            await remembering.forget(session.seat.id);
            await keeper?.now();
            return rotated;
          }),
        ),
      ),
    makeSpare: (passphrase) =>
      withSeat(asHolder((session) => makeSpare(parts, guesses, session, passphrase))),
    noteSpare: (madeAt) => withSeat((session) => noteSpare(parts, session, madeAt)),
  };
}
