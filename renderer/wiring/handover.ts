import { proxy } from "comlink";
import { accept, type Refusal, type Result, refuse } from "../../shared/refusal";
import type { HandoverPorts } from "../identity/keys/handover-ports";
import type { SeatSummary } from "../identity/ports";
import { call } from "../platform/bridge";
import type { Bytes } from "../worker/contract";
import { closeFile, workSource } from "./incoming";
import { packages } from "./package-client";
import { piecesOf } from "./rolling-backups";
import { shortened } from "./saving";

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
  const begun = await call("files:begin", { kind: "jpbackup", suggestedName: shortened(name) });
  if (!begun.ok || begun.value === null) return begun.ok ? accept(null) : begun;
  const { token } = begun.value;
  let refusal: Refusal | null = null;
  const take = async (bytes: Bytes) => {
    for (const piece of piecesOf(bytes)) {
      const added = await call("files:append", { token, bytes: piece });
      if (!added.ok) refusal = added.refusal;
      if (!added.ok) return false;
    }
    return true;
  };
  const made = await packages.run(options, "正在移交", (service, id, report) =>
    service.makeHandover(id, report, words, proxy(take)),
  );
  if (!made.ok) {
    await call("files:drop", { token });
    const { code, detail } = refusal ?? made.refusal;
    return refuse(code, name, detail);
  }
  const saved = await call("files:finish", { token });
  if (!saved.ok || !saved.value) return saved.ok ? accept(null) : saved;
  const noted = await packages.call((service) => service.noteHandover(made.value.handover.id));
  return noted.ok ? accept({ ...made.value, saved: saved.value }) : noted;
};
