import { sealKeys } from "../../shared/package/keys";
import { newRecoveryCode } from "../../shared/package/recovery-code";
import { Refused } from "../../shared/package/refused";
import { type Handover, standingHandover } from "../storage/handover";
import type { BackupTaker } from "./backing-up";
import { backUp } from "./backing-up";
import type { Job } from "./contract";
import type { GuessGuard } from "./guess-guard";
import type { HandoverRequest, MadeHandoverView } from "./handover-contract";
import { ownerOf } from "./own-keys";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";
import { demandPassphrase, keepSeat } from "./vault";

/** Hands seats over. A handover is no more than a file until that was saved: it is kept in memory so long. */
export class HandoverDesk {
  readonly #parts: ServiceParts;
  readonly #guesses: GuessGuard;
  #unsaved: Handover | null = null;

  constructor(parts: ServiceParts, guesses: GuessGuard) {
    this.#parts = parts;
    this.#guesses = guesses;
  }

  /** Writes the file of a handover to `take`. Throws the refusals of `makeHandover`. */
  async make(
    session: Session,
    request: HandoverRequest,
    take: BackupTaker,
    job: Job,
  ): Promise<MadeHandoverView> {
    const words = wordsOf(request);
    await demandPassphrase(this.#guesses, session, request.passphrase);
    const { seat, keys, box } = session;
    const [id, at] = [this.#parts.newId(), this.#parts.now()];
    const handover: Handover = { id, at, ...words, takenBack: null, receivedAt: null };
    const code = newRecoveryCode();
    const sealedKeys = await sealKeys({ ...keys, owner: ownerOf(seat) }, code);
    // Neither the passphrase nor the recovery sheet of the one who leaves goes along.
    const given = { ...seat, sealedKeys, recovery: null, handovers: [handover, ...seat.handovers] };
    await backUp(this.#parts, { seat: given, key: box.key }, "handover", take, job);
    this.#unsaved = handover;
    return { handover, code };
  }

  /** Notes the handover whose file was saved. Throws a refusal `conflict` for any other. */
  async note(session: Session, id: string): Promise<void> {
    const handover = this.#unsaved;
    if (handover?.id !== id) throw new Refused("conflict", undefined, "no such handover");
    const handovers = [handover, ...session.seat.handovers];
    await keepSeat(this.#parts, session, { ...session.seat, handovers });
    this.#unsaved = null;
  }

  /** Forgets a handover whose file was not saved. */
  forget(): void {
    this.#unsaved = null;
  }
}

/** Takes the handover that stands back. Throws the refusals of `takeBackHandover`. */
export async function takeBackHandover(
  parts: ServiceParts,
  guesses: GuessGuard,
  session: Session,
  { passphrase, reason }: { readonly passphrase: string; readonly reason: string },
): Promise<void> {
  if (reason.trim() === "") throw new Refused("reason-missing");
  const standing = standingHandover(session.seat);
  if (!standing) throw new Refused("conflict", undefined, "the seat is not handed over");
  await demandPassphrase(guesses, session, passphrase);
  const takenBack = { at: parts.now(), reason: reason.trim() };
  const handovers = session.seat.handovers.map((each) =>
    each.id === standing.id ? { ...each, takenBack } : each,
  );
  await keepSeat(parts, session, { ...session.seat, handovers });
}

function wordsOf({ from, to, title, reason }: HandoverRequest) {
  const words = { from: from.trim(), to: to.trim(), title: title.trim(), reason: reason.trim() };
  if (!words.from || !words.to || !words.reason)
    throw new Refused("reason-missing", undefined, "a handover names both people and why");
  return words;
}
