import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import type { SavedFile } from "../shared/ipc";
import { writeAtomically } from "./atomic-write";
import { kindNames, type SavedKind, savedName, withEnding } from "./saved-name";

const packageFilters = [
  { name: "任务包、评审包、身份卡", extensions: ["jptask", "jpreview", "jpcard"] },
  { name: "任务包", extensions: ["jptask"] },
  { name: "评审包", extensions: ["jpreview"] },
  { name: "身份卡", extensions: ["jpcard"] },
];

/** Where the last dialog ended; the next one begins there. */
let lastFolder: string | undefined;

/** Asks for one package or card. Returns its path, or null when the dialog was closed. */
export function choosePackage(window: BrowserWindow): Promise<string | null> {
  return chooseOne(window, "打开任务包、评审包或身份卡", packageFilters);
}

/** Asks for one backup. Returns its path, or null when the dialog was closed. */
export function chooseBackup(window: BrowserWindow): Promise<string | null> {
  return chooseOne(window, "打开备份文件", [{ name: "备份", extensions: ["jpbackup"] }]);
}

/** Asks for one key file. Returns its path, or null when the dialog was closed. */
export function chooseKeyFile(window: BrowserWindow): Promise<string | null> {
  return chooseOne(window, "打开钥匙文件", [{ name: "钥匙文件", extensions: ["age"] }]);
}

async function chooseOne(
  window: BrowserWindow,
  title: string,
  filters: { name: string; extensions: string[] }[],
): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title,
    buttonLabel: "打开",
    defaultPath: startFolder(),
    filters,
    properties: ["openFile", "dontAddToRecent"],
  });
  const path = chosen.canceled ? undefined : chosen.filePaths[0];
  if (path === undefined) return null;
  lastFolder = dirname(path);
  return path;
}

/** Saves bytes where the user says. Returns where, or null when the user thought better of it. Throws file errors. */
export async function saveWithDialog(
  window: BrowserWindow,
  kind: SavedKind,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<SavedFile | null> {
  const path = await chooseTarget(window, kind, suggestedName);
  if (path === null) return null;
  await writeAtomically(path, bytes, savedMode(kind));
  return savedAt(path);
}

/** The rights of a saved file: keys and backups are for their owner's eyes; the rest goes to other people. */
export function savedMode(kind: SavedKind): number {
  return kind === "age" || kind === "jpbackup" ? 0o600 : 0o644;
}

/** Where a file was saved, in words for the user; the next dialog begins there. */
export function savedAt(path: string): SavedFile {
  lastFolder = dirname(path);
  return { name: basename(path), folder: dirname(path) };
}

/** Asks where a file is to be saved. Returns its path, or null when the user thought better of it. */
export async function chooseTarget(
  window: BrowserWindow,
  kind: SavedKind,
  suggestedName: string,
): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, {
    title: `保存${kindNames[kind]}`,
    buttonLabel: "保存",
    defaultPath: join(startFolder(), savedName(suggestedName, kind)),
    filters: [{ name: kindNames[kind], extensions: [kind] }],
    properties: ["createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
  });
  if (chosen.canceled || !chosen.filePath) return null;
  const path = withEnding(chosen.filePath, kind);
  // The dialog asked about the name as typed; with the ending added it may be another file's.
  if (path !== chosen.filePath && (await exists(path)) && !(await confirmReplace(window, path))) return null;
  return path;
}

/** Asks for the folder that several files are to be saved in. Returns its path, or null when the dialog was closed. */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: "选择保存到哪个文件夹",
    buttonLabel: "保存到这里",
    defaultPath: startFolder(),
    properties: ["openDirectory", "createDirectory", "dontAddToRecent"],
  });
  const folder = chosen.canceled ? undefined : chosen.filePaths[0];
  if (folder === undefined) return null;
  lastFolder = folder;
  return folder;
}

async function confirmReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    title: "匠评",
    message: `已有名为“${basename(path)}”的文件，要替换它吗？`,
    buttons: ["替换", "取消"],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function startFolder(): string {
  return lastFolder ?? app.getPath("documents");
}
