import { proxy } from "comlink";
import { accept, type Result } from "../../shared/refusal";
import type { BackupPorts, IncomingFile, ProgressOptions, Saved } from "../identity/ports";
import { call } from "../platform/bridge";
import { saveGrowing } from "./growing-file";
import { closeFile, workSource } from "./incoming";
import { packages } from "./package-client";

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
  const grown = await saveGrowing(suggestedName, (take) =>
    packages.run(options, "正在备份", (service, id, report) => service.backUpWhole(id, report, proxy(take))),
  );
  return grown.ok ? accept(grown.value?.saved ?? null) : grown;
}
