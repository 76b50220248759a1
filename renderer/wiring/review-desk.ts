import { proxy } from "comlink";
import { accept, type Result, refuse } from "../../shared/refusal";
import type { ProgressOptions, Saved, SeatSummary } from "../identity/ports";
import { call } from "../platform/bridge";
import type { ExportReceipt, ReviewDeskPorts, RoundSummary } from "../review-desk/ports";
import { localInstant } from "../worker/local-instant";
import { chooseFile, closeFile, largeSource } from "./incoming";
import { materialSource } from "./material-source";
import { packages } from "./package-client";
import { forgetting } from "./removals";
import { saveFile, saveLargeFile, saveTogether } from "./saving";
import { onMaterialWithdrawn } from "./withdrawn";

/** The review desk's ports for the seat that is open. */
export function createReviewDeskPorts(seat: SeatSummary): ReviewDeskPorts {
  return {
    seat,
    now: () => localInstant(new Date()),
    newId: () => crypto.randomUUID(),
    rounds: listRounds,
    openRound: (packageId) => packages.call((service) => service.openRound(packageId)),
    importTask: async (file, options) => {
      const result = await packages.run(options, "正在核验并存入", (service, id, report) =>
        service.importTask(
          ...([id, report, largeSource(file)] as const),
          ...([
            proxy(packages.asking(options.askPassphrase)),
            proxy(packages.asking(options.askChoice)),
          ] as const),
        ),
      );
      const isDone = result.ok && (result.value.kind === "task" || result.value.kind === "kept");
      if (isDone) await closeFile(file);
      return result;
    },
    chooseFile,
    acceptConfidentiality: (packageId) =>
      packages.call((service) => service.acceptConfidentiality(packageId)),
    answerRecusal: (packageId, answer) =>
      packages.call((service) => service.answerRecusal(packageId, answer)),
    relations: () => packages.call((service) => service.relations()),
    keepRelations: (relations) =>
      packages.call((service) =>
        service.keepRelations({ ...relations, relations: [...relations.relations] }),
      ),
    removalOutlook: (packageId) => packages.call((service) => service.removalOutlook(packageId)),
    removeRound: (packageId, request) =>
      forgetting(packages.call((service) => service.removeRound(packageId, request))),
    openReview: (packageId, applicationId) =>
      packages.call((service) => service.openReview(packageId, applicationId)),
    appendEntries: (packageId, applicationId, entries, { scored, points }) =>
      packages.call((service) =>
        service.appendEntries(packageId, applicationId, entries, { scored, points }),
      ),
    reviewPast: (packageId, applicationId) =>
      packages.call((service) => service.reviewPast(packageId, applicationId)),
    phrases: () => packages.call((service) => service.phrases()),
    savePhrases: (phrases, revision) => packages.call((service) => service.savePhrases(phrases, revision)),
    openMaterial: async (packageId, applicationId, materialId) => {
      const opened = await packages.call((service) =>
        service.openMaterial(packageId, applicationId, materialId),
      );
      return opened.ok
        ? accept(materialSource({ packageId, applicationId, materialId }, opened.value))
        : opened;
    },
    withdrawnMaterials: (packageId) => packages.call((service) => service.withdrawnMaterials(packageId)),
    onMaterialWithdrawn,
    prepareSeal: (packageId, applicationId) =>
      packages.call((service) => service.prepareSeal(packageId, applicationId)),
    seal: (packageId, ticket, opinionPdf) =>
      packages.call((service) => service.seal(packageId, ticket, opinionPdf)),
    reopen: (packageId, applicationId, reason) =>
      packages.call((service) => service.reopen(packageId, applicationId, reason)),
    exportOutlook: (packageId) => packages.call((service) => service.exportOutlook(packageId)),
    exportBundle,
    printToPdf: (sheets) => call("print:pdf", sheets ?? null),
    printOnPaper: () => call("print:paper", null),
    saveCopy: (suggestedName, copy, options) => saveLargeFile("pdf", suggestedName, copy, options),
    copyPicture: async (png) => {
      const copied = await call("picture:copy", { png });
      return copied.ok ? accept(undefined) : copied;
    },
    savePdf: (suggestedName, pdf) => saveFile("pdf", suggestedName, pdf),
    saveTogether: () => saveTogether("pdf"),
    saveTable: saveFile,
  };
}

async function listRounds(): Promise<readonly RoundSummary[]> {
  const rounds = await packages.call((service) => service.rounds());
  if (!rounds.ok) throw new Error(`${rounds.refusal.code}: ${rounds.refusal.detail ?? ""}`);
  return rounds.value;
}

/**
 * Seals, records the bundle as pending, saves it, confirms it. What ends in between (a refused save, a program that was
 * killed) leaves it pending, and the next bundle supersedes it as if it had been delivered. Only a save dialog that was
 * closed takes it back: nothing was written then.
 */
export async function exportBundle(
  packageId: string,
  options: ProgressOptions,
): Promise<Result<ExportReceipt | null>> {
  const info = await call("app:info", null);
  if (!info.ok) return info;
  const prepared = await packages.run(options, "正在加密签名", (service, id, report) =>
    service.prepareExport(id, report, packageId, info.value.version),
  );
  if (!prepared.ok) return prepared;
  if (options.signal.aborted) return refuse("cancelled");
  const { ticket, bytes, suggestedName, ...bundle } = prepared.value;
  const begun = await packages.call((service) => service.beginExport(ticket));
  if (!begun.ok) return begun;
  const saved = await saveFile("jpreview", suggestedName, bytes);
  const place = saved.ok ? saved.value : null;
  if (surelyNotWritten(saved)) {
    const givenUp = await packages.call((service) => service.giveUpExport(ticket));
    if (!givenUp.ok) return givenUp;
  }
  if (!saved.ok || !place) return saved.ok ? accept(null) : saved;
  const recorded = await packages.call((service) => service.recordExport(ticket, place));
  return recorded.ok ? accept({ ...bundle, saved: place, bytes: bytes.length }) : recorded;
}

/**
 * Whether no file can be there: the dialog was closed, or the disk was full before the finished file took its name.
 * After any other refusal it may be, and the bundle stays pending.
 */
function surelyNotWritten(saved: Result<Saved>): boolean {
  return saved.ok ? saved.value === null : saved.refusal.code === "no-space";
}
