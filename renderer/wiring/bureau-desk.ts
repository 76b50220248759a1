import type { BureauDeskPorts } from "../bureau-desk/ports";
import type { SeatSummary } from "../identity/ports";
import { chooseFile, closeFile, workSource } from "./incoming";
import { packages } from "./package-client";
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
    savePdf: (suggestedName, pdf) => saveFile("pdf", suggestedName, pdf),
  };
}
