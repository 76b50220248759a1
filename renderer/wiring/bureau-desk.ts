import { accept, refuse } from "../../shared/refusal";
import type { BureauDeskPorts, Ledger } from "../bureau-desk/ports";
import type { SeatSummary } from "../identity/ports";
import { chooseFile, closeFile, workSource } from "./incoming";
import { packages } from "./package-client";
import { forgetting } from "./removals";
import { saveFile } from "./saving";

/** The bureau desk's ports for the seat that is open. */
export function createBureauDeskPorts(seat: SeatSummary): BureauDeskPorts {
  return {
    seat,
    chooseFile,
    openBundle: async (file, options) => {
      const result = await packages.run(options, "正在核验", (service, id, report) =>
        service.openBundle(id, report, workSource(file)),
      );
      if (result.ok) await closeFile(file);
      return result;
    },
    openRecorded: (bundleId, options) =>
      packages.run(options, "正在重新核验", (service, id, report) =>
        service.openRecorded(id, report, bundleId),
      ),
    ledger: readLedger,
    decideConflict: (decision) => packages.call((service) => service.decideConflict(decision)),
    importTask: async (file, options) => {
      const result = await packages.run(options, "正在核验并存入", (service, id, report) =>
        service.importTask(id, report, workSource(file)),
      );
      if (!result.ok) return result;
      const { value } = result;
      if (value.kind === "task") await closeFile(file);
      // A bureau's seat is never asked to choose.
      return value.kind === "kept" ? refuse("conflict", file.name) : accept(value);
    },
    recheckBundles: (packageId, options) =>
      packages.run(options, "正在与评分表核对", (service, id, report) =>
        service.recheckBundles(id, report, packageId),
      ),
    removalOutlook: (roundId) => packages.call((service) => service.ledgerRemovalOutlook(roundId)),
    removeRound: (roundId, request) =>
      forgetting(packages.call((service) => service.removeLedgerRound(roundId, request))),
    savePdf: (suggestedName, pdf) => saveFile("pdf", suggestedName, pdf),
  };
}

async function readLedger(): Promise<Ledger> {
  const ledger = await packages.call((service) => service.ledger());
  if (!ledger.ok) throw new Error(`${ledger.refusal.code}: ${ledger.refusal.detail ?? ""}`);
  return ledger.value;
}
