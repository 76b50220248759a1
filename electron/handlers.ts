import { app, type BrowserWindow } from "electron";
import type { BackupFolder } from "./backup-folder";
import { isSetAside } from "./damaged-database";
import type { Handlers } from "./dispatch";
import { exampleFolder, openExample } from "./example";
import { ServiceFailure } from "./failure";
import type { FileSets } from "./file-sets";
import {
  chooseBackup,
  chooseFolder,
  chooseKeyFile,
  choosePackage,
  chooseTarget,
  savedAt,
  savedMode,
  saveWithDialog,
} from "./files";
import type { GrowingFiles } from "./growing-files";
import type { IncomingFiles } from "./incoming";
import type { Keychain } from "./keychain";
import type { Log } from "./log";
import { readLogLines, readWholeLog } from "./log-lines";
import type { OpenedFiles } from "./opened-files";
import { copyPicture } from "./picture-clipboard";
import { printOnPaper, printToPdf } from "./print";
import { isRelease } from "./release";
import type { Reserve } from "./reserve";
import { savedName } from "./saved-name";
import type { SeatMarker } from "./seat-marker";
import type { SettingsFile } from "./settings";
import type { RefusedRequests } from "./window";

/** What the calls work with. `window` throws while there is none. */
export interface Services {
  readonly window: () => BrowserWindow;
  readonly opened: OpenedFiles;
  readonly incoming: IncomingFiles;
  readonly growing: GrowingFiles;
  readonly together: FileSets;
  readonly backups: BackupFolder;
  readonly reserve: Reserve;
  readonly settings: SettingsFile;
  readonly seats: SeatMarker;
  readonly keychain: Keychain;
  /** Takes copied numbers off the clipboard. */
  readonly clearClipboard: () => Promise<void>;
  readonly log: Log;
  readonly refused: RefusedRequests;
  /** The folder of the built program. */
  readonly built: string;
  /** The window's page has done what it had to before it closes. */
  readonly mayClose: () => void;
}

/** Each call of the contract, led to the service that does it. */
export function handlersOf({
  window,
  opened,
  incoming,
  growing,
  together,
  backups,
  reserve,
  settings,
  seats,
  keychain,
  clearClipboard,
  log,
  refused,
  built,
  mayClose,
}: Services): Handlers {
  return {
    "app:info": () => ({
      version: app.getVersion(),
      engine: process.versions.chrome,
      platform: process.platform,
    }),
    "app:about": () => ({
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      release: isRelease(process.versions.electron),
      refusedRequests: refused.count,
    }),
    "files:open": async () => {
      const path = await choosePackage(window());
      return path === null ? null : opened.add(path);
    },
    "files:pending": () => incoming.fetchPending(),
    "files:close": async ({ token }) => {
      await opened.close(token);
      return null;
    },
    "files:save": ({ kind, suggestedName, bytes }) => saveWithDialog(window(), kind, suggestedName, bytes),
    "files:begin": async ({ kind, suggestedName }) => {
      const path = await chooseTarget(window(), kind, suggestedName);
      return path === null ? null : { token: await growing.begin(path, savedMode(kind)) };
    },
    "files:append": async ({ token, bytes }) => {
      await growing.append(token, bytes);
      return null;
    },
    "files:finish": async ({ token }) => savedAt(await growing.finish(token)),
    "files:drop": async ({ token }) => {
      await growing.drop(token);
      return null;
    },
    "folder:choose": async () => {
      const folder = await chooseFolder(window());
      return folder === null ? null : { token: together.begin(folder) };
    },
    "folder:add": async ({ token, kind, suggestedName, bytes }) => {
      await together.add(token, savedName(suggestedName, kind), bytes);
      return null;
    },
    "folder:finish": ({ token }) => together.finish(token),
    "folder:drop": async ({ token }) => {
      await together.drop(token);
      return null;
    },
    "backups:begin": async ({ seatId }) => ({ token: await backups.begin(seatId) }),
    "backups:finish": async ({ token }) => {
      await backups.finish(token);
      return null;
    },
    "backups:drop-older": async ({ seatId }) => {
      await backups.dropOlder(seatId);
      return null;
    },
    "backups:list": async () => (await backups.list()).map(({ seatId, madeAt }) => ({ seatId, madeAt })),
    "backups:open": async ({ seatId, madeAt }) => {
      const found = (await backups.list()).find((each) => each.seatId === seatId && each.madeAt === madeAt);
      if (!found) throw new ServiceFailure("not-found", "no such backup");
      return opened.add(found.path);
    },
    "backups:choose": async () => {
      const path = await chooseBackup(window());
      return path === null ? null : opened.add(path);
    },
    "keys:choose": async () => {
      const path = await chooseKeyFile(window());
      return path === null ? null : opened.add(path);
    },
    "picture:copy": async ({ png }) => {
      await copyPicture(png);
      return null;
    },
    "example:open": () => {
      const place = { packaged: app.isPackaged, resources: process.resourcesPath, built };
      return openExample(exampleFolder(place), opened);
    },
    "seats:note": async (noted) => {
      const missing = await seats.note(noted.seats);
      if (missing === null) return { missing };
      await log.write("error", "seats-missing", `${missing.seats} since ${missing.since}`);
      const folder = app.getPath("userData");
      return { missing: { ...missing, folder, setAside: isSetAside(folder) } };
    },
    "seats:forget": async () => {
      await log.write("warn", "seats-forgotten");
      await keychain.forgetAll();
      await seats.forget();
      return null;
    },
    "seat:locked": async () => {
      await clearClipboard();
      return null;
    },
    "keychain:standing": () => ({ standing: keychain.standing() }),
    "keychain:keep": async ({ seatId, half }) => {
      await keychain.keep(seatId, half);
      return null;
    },
    "keychain:fetch": async ({ seatId }) => ({ half: await keychain.fetch(seatId) }),
    "keychain:forget": async ({ seatId }) => {
      await keychain.forget(seatId);
      return null;
    },
    "disk:free": async () => ({ bytes: await reserve.freeBytes() }),
    "print:pdf": (sheets) => printToPdf(window().webContents, sheets),
    "print:paper": () => printOnPaper(window().webContents),
    "view:scale": async ({ factor }) => {
      window().webContents.setZoomFactor(factor);
      await settings.keep({ textScale: factor });
      return null;
    },
    "view:scaled": async () => {
      const { textScales } = await import("../shared/ipc");
      return { factor: textScales.find((scale) => scale === settings.current.textScale) ?? 1 };
    },
    "log:read": async () => {
      await log.written();
      const { mostLogLines } = await import("../shared/ipc");
      return { lines: await readLogLines(log.folder, mostLogLines) };
    },
    "log:save": async () => {
      const name = `匠评运行日志-${app.getVersion()}`;
      return saveWithDialog(window(), "log", name, await readWholeLog(log.folder));
    },
    "window:may-close": () => {
      mayClose();
      return null;
    },
    "log:write": async ({ level, code, detail }) => {
      await log.write(level, `window-${code}`, detail);
      return null;
    },
  };
}
