import { accept, type Result } from "../../shared/refusal";
import type { KeyPorts } from "../identity/keys/key-ports";
import type { SeatSummary } from "../identity/ports";
import { call } from "../platform/bridge";
import { closeFile, workSource } from "./incoming";
import { packages } from "./package-client";
import { PrintedKeys } from "./printed-keys";
import { saveFile } from "./saving";

/** What the identity screens need of a seat's keys. `opened` follows each seat that came back. */
export function createKeyPorts(
  opened: (opening: Promise<Result<SeatSummary>>) => Promise<Result<SeatSummary>>,
): KeyPorts {
  return {
    choose: async () => {
      const chosen = await call("keys:choose", null);
      if (!chosen.ok) return chosen;
      return accept(chosen.value && { from: "bridge", ...chosen.value });
    },
    wait: async (file) => {
      const wait = await packages.call((service) => service.keyFileWait(workSource(file)));
      return wait.ok ? wait.value : 0;
    },
    bring: async (file, { secret, passphrase, card }) => {
      const request = { secret, passphrase, card: card && workSource(card) };
      const brought = await opened(packages.call((service) => service.bringKeys(workSource(file), request)));
      if (brought.ok) for (const each of [file, card]) if (each) await closeFile(each);
      return brought;
    },
    history: () => packages.call((service) => service.keyHistory()),
    rotate: (passphrase, reason) => packages.call((service) => service.rotateKeys(passphrase, reason)),
    makeSpare: (passphrase) => packages.call((service) => service.makeSpare(passphrase)),
    saveSpare: async ({ suggestedName, bytes, madeAt }) => {
      const saved = await saveFile("age", suggestedName, bytes);
      if (!saved.ok || !saved.value) return saved;
      const noted = await packages.call((service) => service.noteSpare(madeAt));
      return noted.ok ? saved : noted;
    },
    Printed: PrintedKeys,
  };
}
