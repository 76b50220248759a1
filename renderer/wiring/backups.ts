import { proxy } from "comlink";
import { accept, type Refusal, type Result, refuse } from "../../shared/refusal";
import type { BackupPorts, IncomingFile, ProgressOptions, Saved } from "../identity/ports";
import { call } from "../platform/bridge";
import type { Bytes } from "../worker/contract";
import { closeFile, workSource } from "./incoming";
import { packages } from "./package-client";
import { piecesOf } from "./rolling-backups";
import { shortened } from "./saving";

/** What the identity screens need of backups. `restored` is told of each seat that came back. */
export function createBackupPorts(restored: () => Promise<void>): BackupPorts {
  return {
    kept: async () => {
      const kept = await call("backups:list", null);
      return kept.ok ? kept.value : [];
    },
    openKept: async (kept) => {
      const opened = await call("backups:open", kept);
      return opened.ok ? accept({ from: "bridge", ...opened.value }) : opened;
    },
    choose: async () => {
      const opened = await call("backups:choose", null);
      if (!opened.ok) return opened;
      return accept(opened.value && ({ from: "bridge", ...opened.value } satisfies IncomingFile));
    },
    view: (file) => packages.call((service) => service.viewBackup(workSource(file))),
    restore: async (file, passphrase, options) => {
      const result = await packages.run(options, "正在恢复", (service, id, report) =>
        service.restoreBackup(id, report, workSource(file), passphrase),
      );
      if (result.ok) await Promise.all([restored(), closeFile(file)]);
      return result;
    },
    saveWhole,
  };
}

/** Saves everything that the open seat has where the user says. */
async function saveWhole(suggestedName: string, options: ProgressOptions): Promise<Result<Saved>> {
  const begun = await call("files:begin", { kind: "jpbackup", suggestedName: shortened(suggestedName) });
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
  const written = await packages.run(options, "正在备份", (service, id, report) =>
    service.backUpWhole(id, report, proxy(take)),
  );
  if (written.ok) return call("files:finish", { token });
  await call("files:drop", { token });
  const { code, detail } = refusal ?? written.refusal;
  return refuse(code, suggestedName, detail);
}
