import { Refused } from "../../shared/package/refused";
import type { Result } from "../../shared/refusal";
import type { BackupKeeper } from "./backup-keeper";
import type { Job, SeatView, WorkSource } from "./contract";
import type { GuessGuard } from "./guess-guard";
import { HandoverDesk, takeBackHandover } from "./handing-over";
import type { HandoverCalls } from "./handover-contract";
import type { ServiceParts } from "./parts";
import type { Returning } from "./restoring";
import { asHolder, asRole } from "./roles";
import type { Session, SessionHolder } from "./session";
import { takeOver } from "./taking-over";

/** What the calls about handovers need of the service that they are part of. */
export interface HandoverCallParts {
  readonly parts: ServiceParts;
  readonly holder: SessionHolder;
  readonly guesses: GuessGuard;
  readonly keeper: BackupKeeper | undefined;
  readonly withSeat: <T>(work: (session: Session) => Promise<T>) => Promise<Result<T>>;
  /** Puts a backup in place of what is here. */
  readonly returned: (
    given: WorkSource,
    job: Job,
    bring: (returning: Returning) => Promise<SeatView>,
  ) => Promise<Result<SeatView>>;
}

/** The calls about handing a seat over and taking one over. */
export function handoverCalls(service: HandoverCallParts): HandoverCalls {
  const { parts, holder, guesses, keeper, withSeat, returned } = service;
  const desk = new HandoverDesk(parts, guesses);
  holder.whenLocked(() => desk.forget());
  const kept = (work: (session: Session) => Promise<void>) =>
    withSeat(
      asRole("bureau", async (session) => {
        await work(session);
        await keeper?.now();
      }),
    );
  return {
    makeHandover: (request, take, job) =>
      withSeat(
        asRole(
          "bureau",
          asHolder((session) =>
            desk.make(
              session,
              request,
              async (bytes) => {
                if (!(await take(bytes)))
                  throw new Refused("cancelled", undefined, "the bytes were not kept");
              },
              job,
            ),
          ),
        ),
      ),
    noteHandover: (id) => kept(asHolder((session) => desk.note(session, id))),
    takeBackHandover: (passphrase, reason) =>
      kept((session) => takeBackHandover(parts, guesses, session, { passphrase, reason })),
    takeOver: (source, request, job) =>
      returned(source, job, (returning) => takeOver(parts, guesses, request, returning)),
  };
}
