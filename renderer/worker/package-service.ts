import { Refused, unwrap } from "../../shared/package/refused";
import type { Result } from "../../shared/refusal";
import { keepRelations, readRelations } from "../storage/relations";
import { sweepStages } from "../storage/stage";
import { tidyStore } from "../storage/tidy";
import { type BackedUpSeat, backUp } from "./backing-up";
import { BackupKeeper } from "./backup-keeper";
import type {
  Bytes,
  Job,
  PackageService,
  SeatView,
  TakeBytes,
  WithdrawnMaterial,
  WorkSource,
} from "./contract";
import { acceptConfidentiality, answerRecusal, listRounds, openRound } from "./desk";
import { openExample } from "./example";
import { exportOutlook } from "./export-outlook";
import { ExportDesk } from "./exporting";
import { GuessGuard } from "./guess-guard";
import { handoverCalls } from "./handover-calls";
import { importTask } from "./import-task";
import { keyCalls } from "./key-calls";
import { LedgerDesk } from "./ledger-desk";
import { ledgerRemovalOutlook } from "./ledger-removing";
import { MaterialDesk } from "./materials";
import { about, outcome } from "./outcome";
import type { ServiceParts } from "./parts";
import { keepMaterialPassword, materialPassword } from "./passwords";
import { reviewPast } from "./past";
import { phrasesOf, savePhrases } from "./phrases";
import { PlaintextCheck, withdrawnMaterials } from "./plaintext-check";
import { forgetPreviews, keepMaterialPreviews, materialPreviews, sweepPreviewsWhenQuiet } from "./previews";
import { Quiet } from "./quiet";
import { acceptCard, acceptedCards, previewCard, withdrawCard } from "./register";
import { rememberCalls } from "./remember-calls";
import { Remembering } from "./remembering";
import type { RemovalNoteView } from "./removal-contract";
import { removalNotes, removalOutlook, removeRoundOf } from "./removing";
import { type Returning, restoreBackup, viewBackup } from "./restoring";
import { openReview, reopenReview, saveEntries } from "./reviews";
import { asHolder, asRole } from "./roles";
import { SealingDesk } from "./sealing";
import { createSeat, ownCard, ownKeys, unlockSeat } from "./seats";
import { type Session, SessionHolder, seatView } from "./session";
import { signerOf } from "./signer";
import { releaseSource } from "./source";
import { changePassphrase, makeRecovery, recoverSeat } from "./vault";
import { withRoom } from "./writing-room";

/**
 * The service behind the worker. It first removes what imports that never ended left behind, so it must be the only one
 * on its database.
 */
export function createPackageService(parts: ServiceParts): PackageService {
  const holder = new SessionHolder();
  const guesses = new GuessGuard(parts);
  const remembering = new Remembering(parts, parts.keychain);
  const materials = new MaterialDesk(parts);
  const sealing = new SealingDesk(parts);
  const exporting = new ExportDesk(parts);
  const ledger = new LedgerDesk(parts);
  const watchers: ((withdrawn: WithdrawnMaterial) => void)[] = [];
  const quiet = new Quiet(parts.quietTime ?? Number.POSITIVE_INFINITY);
  const check = new PlaintextCheck(parts, quiet, (withdrawn) => {
    materials.withdraw(withdrawn);
    // What cannot be removed now is removed by the next reader of it: its file does not open.
    void outcome(() => forgetPreviews(parts, holder.require(), withdrawn));
    for (const tell of watchers) tell(withdrawn);
  });
  const keeper = parts.backups && new BackupKeeper(parts, holder, parts.backups.place, parts.backups.delay);
  for (const desk of [materials, sealing, exporting, check]) holder.whenLocked(() => desk.forget());
  const swept = sweepStages(parts.database);
  const withSeat = <T>(work: (session: Session) => Promise<T>): Promise<Result<T>> =>
    outcome(async () => work(holder.require()));
  const withFile = async <T>(source: WorkSource, work: (session: Session) => Promise<T>) => {
    try {
      return about(source.name, await withSeat(work));
    } finally {
      releaseSource(source);
    }
  };
  /** What is stored of a seat is checked once it is idle. */
  const thenChecked = async (opening: Promise<Session>): Promise<Session> => {
    const session = await opening;
    keeper?.soon();
    if (parts.quietTime !== undefined && holder.isOpen(session)) {
      check.begin(session);
      sweepPreviewsWhenQuiet(parts, session, quiet);
    }
    return session;
  };
  const lock = async () => {
    keeper?.beforeLock();
    const session = holder.current();
    holder.lock();
    if (session) await remembering.suspend(session.seat.id);
  };
  /** What is open is locked, and what a backup replaces is backed up and no longer remembered. */
  const returned = async (
    given: WorkSource,
    job: Job,
    bring: (returning: Returning) => Promise<SeatView>,
  ): Promise<Result<SeatView>> => {
    await lock();
    const saveFirst = async (replaced: BackedUpSeat) => {
      await keeper?.save(replaced);
      await remembering.forget(replaced.seat.id);
    };
    try {
      await swept;
      return about(given.name, await outcome(() => bring({ given, job, saveFirst })));
    } finally {
      releaseSource(given);
    }
  };
  /** The round is gone: whatever becomes of the backups, its note has to reach the person. */
  const removing = (remove: (session: Session) => Promise<RemovalNoteView>) =>
    withSeat(async (session) => {
      const note = await remove(session);
      for (const desk of [materials, sealing, exporting]) desk.forget();
      await outcome(() => tidyStore(parts.database));
      const renewed = await outcome(async () => keeper?.renew({ seat: session.seat, key: session.box.key }));
      return { ...note, backupsRenewed: renewed.ok };
    });
  const service: PackageService = {
    ...keyCalls({ parts, holder, guesses, keeper, remembering, withSeat, opened: thenChecked }),
    ...handoverCalls({ parts, holder, guesses, keeper, withSeat, returned }),
    createSeat: (seat) =>
      outcome(async () => {
        const session = await createSeat(parts, holder, seat);
        keeper?.soon();
        return seatView(session.seat);
      }),
    unlock: (seatId, passphrase) =>
      outcome(async () => {
        const opening = unlockSeat(parts, holder, guesses, { seatId, passphrase });
        const opened = await outcome(() => thenChecked(opening));
        // Whoever guesses at a seat does not get in by closing the program either.
        if (!opened.ok && (await guesses.wait(seatId)) > 0) await remembering.suspend(seatId);
        const session = unwrap(opened);
        await remembering.renew(session);
        return seatView(session.seat);
      }),
    ...rememberCalls({ holder, guesses, remembering, thenChecked }),
    unlockWait: (seatId) => outcome(() => guesses.wait(seatId)),
    recoverSeat: (seatId, code, passphrase) =>
      outcome(async () => {
        const opening = recoverSeat(parts, holder, guesses, { seatId, code, passphrase });
        const { seat } = await thenChecked(opening);
        await remembering.forget(seatId);
        await keeper?.now();
        return seatView(seat);
      }),
    openExample: async (example, job) =>
      about(
        example.task.name,
        await outcome(async () => {
          await swept;
          return seatView((await thenChecked(openExample(parts, holder, example, job))).seat);
        }),
      ),
    lock,
    viewBackup: async (source) => {
      try {
        return about(source.name, await outcome(() => viewBackup(parts, source)));
      } finally {
        releaseSource(source);
      }
    },
    restoreBackup: (source, passphrase, job) =>
      returned(source, job, (returning) => restoreBackup(parts, guesses, passphrase, returning)),
    finishBackup: () => outcome(async () => keeper?.finish()),
    backUpWhole: (take, job) =>
      withSeat(({ seat, box, isProven }) => {
        if (!isProven) throw new Refused("wrong-passphrase", undefined, "no passphrase");
        return backUp(parts, { seat, key: box.key }, "whole", (bytes) => taken(take, bytes), job);
      }),

    changePassphrase: (before, after) =>
      withSeat(async (session) => {
        await changePassphrase(parts, guesses, session, { before, after });
        await remembering.forget(session.seat.id);
        await keeper?.now();
      }),
    makeRecovery: (passphrase) =>
      withSeat(
        asHolder(async (session) => {
          const made = await makeRecovery(parts, guesses, session, passphrase);
          await keeper?.now();
          return made;
        }),
      ),
    ownCard: () => withSeat(async (session) => ownCard(session)),
    ownKeys: () => withSeat(asHolder(async (session) => ownKeys(session))),
    cards: () => withSeat((session) => acceptedCards(parts, session)),
    previewCard: (source) => withFile(source, (session) => previewCard(parts, session, source)),
    acceptCard: (compact) => withSeat(asHolder((session) => acceptCard(parts, session, compact))),
    withdrawCard: (kid, reason) => withSeat(asHolder((session) => withdrawCard(parts, session, kid, reason))),
    signerOf: (source) => withFile(source, (session) => signerOf(parts, session, source)),

    importTask: (source, job) =>
      withFile(source, async (session) => {
        await swept;
        const imported = await importTask(parts, session, source, job);
        await thenChecked(Promise.resolve(session));
        return imported;
      }),
    rounds: () => withSeat(listRounds),
    openRound: (packageId) => withSeat((session) => openRound(parts, session, packageId)),
    acceptConfidentiality: (packageId) =>
      withSeat((session) => acceptConfidentiality(parts, session, packageId)),
    answerRecusal: (packageId, answer) =>
      withSeat(async (session) => {
        const declaration = await answerRecusal(parts, session, packageId, answer);
        if (!answer.declared) return declaration;
        materials.closeDossier({ packageId, applicationId: answer.applicationId });
        await forgetPreviews(parts, session, { packageId, ...answer });
        return declaration;
      }),
    relations: () => withSeat((session) => readRelations(parts.database, session.box)),
    keepRelations: (relations) =>
      withSeat((session) => keepRelations(parts.database, session.box, relations)),

    removalOutlook: (packageId) => withSeat((session) => removalOutlook(parts, session, packageId)),
    removeRound: (packageId, request) =>
      removing((session) => removeRoundOf(parts, session, packageId, request)),
    ledgerRemovalOutlook: (roundId) =>
      withSeat(asRole("bureau", (session) => ledgerRemovalOutlook(parts, session, roundId))),
    removeLedgerRound: (roundId, request) =>
      removing(asRole("bureau", (session) => ledger.removeRound(session, roundId, request))),
    removalNotes: () => withSeat((session) => removalNotes(parts, session)),

    openReview: (packageId, applicationId) =>
      withSeat((session) => openReview(parts, session, { packageId, applicationId })),
    appendEntries: (packageId, applicationId, entries, figures) =>
      withSeat((session) => saveEntries(parts, session, { packageId, applicationId }, { entries, figures })),
    reviewPast: (packageId, applicationId) =>
      withSeat((session) => reviewPast(parts, session, { packageId, applicationId })),
    phrases: () => withSeat((session) => phrasesOf(parts, session)),
    savePhrases: (phrases, revision) => withSeat((session) => savePhrases(parts, session, phrases, revision)),
    openMaterial: (packageId, applicationId, materialId) =>
      withSeat((session) => materials.open(session, { packageId, applicationId, materialId })),
    readMaterial: (reader, offset, length) => outcome(() => materials.read(reader, offset, length)),
    closeMaterial: async (reader) => materials.close(reader),
    materialPassword: (packageId, applicationId, materialId) =>
      withSeat((session) => materialPassword(parts, session, { packageId, applicationId, materialId })),
    keepMaterialPassword: (packageId, applicationId, materialId, password) =>
      withSeat((session) =>
        keepMaterialPassword(parts, session, { packageId, applicationId, materialId }, password),
      ),
    materialPreviews: (packageId, applicationId, materialId, pack) =>
      withSeat((session) => materialPreviews(parts, session, { packageId, applicationId, materialId, pack })),
    keepMaterialPreviews: (packageId, applicationId, materialId, pack, pictures) =>
      withSeat((session) =>
        keepMaterialPreviews(parts, session, { packageId, applicationId, materialId, pack }, pictures),
      ),
    withdrawnMaterials: (packageId) => withSeat((session) => withdrawnMaterials(parts, session, packageId)),
    watchMaterials: async (listener) => void watchers.push(listener),

    prepareSeal: (packageId, applicationId) =>
      withSeat(asRole("expert", (session) => sealing.prepare(session, { packageId, applicationId }))),
    seal: (packageId, ticket, opinionPdf) =>
      withSeat((session) => sealing.seal(session, packageId, ticket, opinionPdf)),
    reopen: (packageId, applicationId, reason) =>
      withSeat((session) => reopenReview(parts, session, { packageId, applicationId }, reason)),
    exportOutlook: (packageId) => withSeat((session) => exportOutlook(parts, session, packageId)),
    prepareExport: (packageId, appVersion, job) =>
      withSeat(asRole("expert", (session) => exporting.prepare(session, packageId, appVersion, job))),
    beginExport: (ticket) => withSeat((session) => exporting.begin(session, ticket)),
    giveUpExport: (ticket) => outcome(() => exporting.giveUp(ticket)),
    recordExport: (ticket, saved) => withSeat((session) => exporting.record(session, ticket, saved)),

    openBundle: (source, job) =>
      withFile(
        source,
        asRole(
          "bureau",
          asHolder(async (session) => {
            await swept;
            return ledger.open(session, source, job);
          }),
        ),
      ),
    ledger: () => withSeat(asRole("bureau", (session) => ledger.view(session))),
    openRecorded: (id, job) => withSeat(asRole("bureau", (session) => ledger.reopen(session, id, job))),
    decideConflict: (decision) =>
      withSeat(
        asRole(
          "bureau",
          asHolder((session) => ledger.decide(session, decision)),
        ),
      ),
    recheckBundles: (packageId, job) =>
      withSeat(asRole("bureau", (session) => ledger.recheck(session, packageId, job))),
  };
  return quiet.attend(withRoom(service, parts.freeBytes));
}

async function taken(take: TakeBytes, bytes: Bytes): Promise<void> {
  if (!(await take(bytes))) throw new Refused("cancelled", undefined, "the bytes were not kept");
}
