import { proxy } from "comlink";
import { accept, type Result } from "../../shared/refusal";
import type { HandoverPorts } from "../identity/keys/handover-ports";
import type { SeatSummary } from "../identity/ports";
import { saveGrowing } from "./growing-file";
import { closeFile, workSource } from "./incoming";
import { packages } from "./package-client";

/** What the identity screens need of handovers. `opened` follows each seat that came. */
export function createHandoverPorts(
  opened: (opening: Promise<Result<SeatSummary>>) => Promise<Result<SeatSummary>>,
): HandoverPorts {
  return {
    make,
    takeBack: (passphrase, reason) =>
      packages.call((service) => service.takeBackHandover(passphrase, reason)),
    takeOver: async (file, given, options) => {
      const taken = await packages.run(options, "正在接任", (service, id, report) =>
        service.takeOver(id, report, workSource(file), given),
      );
      if (!taken.ok) return taken;
      await closeFile(file);
      return opened(packages.call((service) => service.unlock(taken.value.id, given.passphrase)));
    },
  };
}

/** The code is given only once the file lies on the disk and the seat has noted it. */
const make: HandoverPorts["make"] = async (name, words, options) => {
  const grown = await saveGrowing(name, (take) =>
    packages.run(options, "正在移交", (service, id, report) =>
      service.makeHandover(id, report, words, proxy(take)),
    ),
  );
  if (!grown.ok || !grown.value) return grown.ok ? accept(null) : grown;
  const { value: made, saved } = grown.value;
  const noted = await packages.call((service) => service.noteHandover(made.handover.id));
  return noted.ok ? accept({ ...made, saved }) : noted;
};
