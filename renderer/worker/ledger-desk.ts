import { Refused, unwrap } from "../../shared/package/refused";
import { lineOf, settle } from "../../shared/rules/ledger";
import { readCards } from "../storage/card";
import {
  bundleSource,
  readLedger,
  recordCrossCheck,
  recordDecision,
  type StoredBundle,
} from "../storage/ledger";
import { type CheckedBundle, checkBundle } from "./bundle-check";
import { isAnsweredBy, ledgerTasks } from "./bundle-task";
import { bundleView } from "./bundle-view";
import type { Job, WorkSource } from "./contract";
import { FormKeeper } from "./form-keeper";
import { countsIn, ledgerIn, ledgerView } from "./ledger-book";
import type { BundleView, ConflictDecision, LedgerView, RecheckView } from "./ledger-contract";
import { takeIn } from "./ledger-intake";
import { removeLedgerRound } from "./ledger-removing";
import type { ServiceParts } from "./parts";
import type { LedgerRemovalRequest, RemovalNoteView } from "./removal-contract";
import type { Session } from "./session";

/**
 * The bureau's ledger (台账). What changes it goes one after another: each bundle is judged by all that came before.
 */
export class LedgerDesk {
  readonly #parts: ServiceParts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /** Takes a file in. Throws the refusals of package-format.md. */
  open(session: Session, given: WorkSource, job: Job): Promise<BundleView> {
    return this.#inTurn(async () => {
      const { checked, forms, standing } = await takeIn(this.#parts, session, given, job);
      return bundleView(session, { fileName: given.name, checked, forms, standing });
    });
  }

  /** Everything that is recorded. */
  async view(session: Session): Promise<LedgerView> {
    const { database } = this.#parts;
    const [stored, tasks, register] = await Promise.all([
      readLedger(database, session.box),
      ledgerTasks(session),
      readCards(database, session.box),
    ]);
    return ledgerView(stored, tasks, register);
  }

  /** Opens a recorded bundle again, verified anew from its stored bytes. Throws as `open` does. */
  reopen(session: Session, id: string, job: Job): Promise<BundleView> {
    return this.#inTurn(async () => {
      job.signal.throwIfAborted();
      const before = await this.#bundle(session, id);
      const forms = new FormKeeper();
      const checked = await this.#checkAgain(session, before, job, forms);
      const ledger = ledgerIn(await readLedger(this.#parts.database, session.box));
      const { at, disposition, reason, fileName } = before;
      const standing = { id, at, disposition, reason, counts: countsIn(ledger, before) };
      return bundleView(session, { fileName, checked, forms, standing });
    });
  }

  /**
   * Checks the bundles that answer a task package, now that it is at hand. One that contradicts it counts no more; what
   * is not done when the job is stopped is done when the bundle is opened.
   */
  recheck(session: Session, packageId: string, job: Job): Promise<RecheckView> {
    return this.#inTurn(async () => {
      const stored = await session.rounds.package(packageId);
      const { bundles } = await readLedger(this.#parts.database, session.box);
      const waiting = bundles.filter((each) => !each.crossChecked && isAnsweredBy(stored, each.claims));
      const codes: (string | null)[] = [];
      for (const each of waiting) {
        if (job.signal.aborted) break;
        codes.push(await this.#faultOf(session, each, job));
        job.onProgress({ done: codes.length, total: waiting.length, stage: "verifying" });
      }
      return { checked: codes.length, faulty: codes.filter((code) => code !== null).length };
    });
  }

  /** Records a person's decision. Throws a refusal `conflict` where the choice does not stand any more. */
  decide(session: Session, { roundId, expertKid, chosen, reason }: ConflictDecision): Promise<void> {
    return this.#inTurn(async () => {
      const stored = await readLedger(this.#parts.database, session.box);
      const isChosen = (each: StoredBundle) =>
        each.digest === chosen && each.roundId === roundId && each.expertKid === expertKid;
      // The line is named by the key that the bureau had when it issued the round.
      const bureauKid = stored.bundles.find(isChosen)?.bureauKid ?? session.keys.kid;
      const line = lineOf(ledgerIn(stored), { bureauKid, roundId, expertKid });
      const decision = unwrap(settle(line, { chosen, reason, at: this.#parts.now() }));
      const row = { id: this.#parts.newId(), ...decision, known: [...decision.known] };
      await recordDecision(this.#parts.database, session.box, row, stored.rows);
    });
  }

  /** Removes a round from the ledger, between whatever else changes it. Throws as `removeLedgerRound` does. */
  removeRound(session: Session, roundId: string, request: LedgerRemovalRequest): Promise<RemovalNoteView> {
    return this.#inTurn(() => removeLedgerRound(this.#parts, session, roundId, request));
  }

  async #bundle(session: Session, id: string): Promise<StoredBundle> {
    const { bundles } = await readLedger(this.#parts.database, session.box);
    const bundle = bundles.find((each) => each.id === id);
    if (!bundle) throw new Refused("internal", undefined, "no such bundle in the ledger");
    return bundle;
  }

  async #faultOf(session: Session, bundle: StoredBundle, job: Job): Promise<string | null> {
    const silent: Job = { signal: job.signal, onProgress: () => {} };
    try {
      await this.#checkAgain(session, bundle, silent, new FormKeeper());
      return null;
    } catch (error) {
      if (error instanceof Refused && faultIn(error)) return error.refusal.code;
      throw error;
    }
  }

  /** Verifies the stored bytes and notes what the task package says to them. */
  async #checkAgain(
    session: Session,
    bundle: StoredBundle,
    job: Job,
    forms: FormKeeper,
  ): Promise<CheckedBundle> {
    const { database } = this.#parts;
    const note = (fault: StoredBundle["fault"]) =>
      recordCrossCheck(database, session.seat.id, bundle.id, fault);
    try {
      const checked = await checkBundle(this.#parts, session, await bundleSource(database, bundle), {
        onPayload: async (piece) => forms.take(piece),
        onProgress: (done, total) => job.onProgress({ done, total, stage: "verifying" }),
        signal: job.signal,
      });
      if (checked.verified.digest !== bundle.digest)
        throw new Refused("storage-failed", undefined, "the stored bytes are another bundle");
      const isNews = checked.task !== null && (!bundle.crossChecked || bundle.fault !== null);
      if (isNews) await note(null);
      return checked;
    } catch (error) {
      const fault = error instanceof Refused ? faultIn(error) : null;
      if (fault) await note(fault);
      throw error;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    // Whoever asked hears of a failure; the next one's turn comes all the same.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** The code of a refusal that the task package gave: a bundle that was accepted without it can meet no other. */
function faultIn({ refusal }: Refused): StoredBundle["fault"] {
  const { code } = refusal;
  return code === "cross-check" || code === "wrong-round" || code === "wrong-task" ? code : null;
}
