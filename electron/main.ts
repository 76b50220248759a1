import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { app, type BrowserWindow, clipboard, Menu, safeStorage, session } from "electron";
import { BackupFolder } from "./backup-folder";
import { ClipboardGuard, copyTakes, numberStays } from "./clipboard-guard";
import { holdClosing } from "./closing";
import { commandIn, runBlocking } from "./command-line";
import { keepMemoryOutOfCores } from "./core-dumps";
import { reportCrashes } from "./crashes";
import { addEngineLicences } from "./engine-licences";
import { FileSets } from "./file-sets";
import { GrowingFiles } from "./growing-files";
import { handlersOf } from "./handlers";
import { handedFiles, IncomingFiles, packageArguments } from "./incoming";
import { announce, loadContract, serveCalls, serveLines } from "./ipc";
import { Keychain } from "./keychain";
import { Log } from "./log";
import { DamagedDatabase, mendDatabase } from "./mend-database";
import { OpenedFiles } from "./opened-files";
import { watchPower } from "./power";
import { markerText, markProfile, mayOpen, profileFolder, type Versions } from "./profile";
import { faultOfProfile } from "./profile-state";
import { registerScheme, serveProtocol } from "./protocol";
import { refuseStart } from "./refuse-start";
import { Reserve } from "./reserve";
import { SeatMarker } from "./seat-marker";
import { SettingsFile } from "./settings";
import { listSite } from "./site";
import { shutCommandLine } from "./switches";
import { guardAllContents, guardSession, openWindow } from "./window";

const built = __dirname;
const developing = !app.isPackaged;

/** Everything before Chromium is ready: what must be set early, and whether this start goes on at all. */
function begin(): void {
  registerScheme();
  // Root, in tests alone, must switch the sandbox off, and Chromium's processes die when both are asked for.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  shutCommandLine(app.commandLine, app.isPackaged);
  Menu.setApplicationMenu(null);

  const engine = process.versions.chrome;
  const running = { program: app.getVersion(), engine };
  const named = process.env.JIANGPING_PROFILE;
  const folder = profileFolder({ named, base: app.getPath("appData"), packaged: app.isPackaged, engine });
  const fault = faultOfProfile(folder, hostname());
  if (fault) refuseStart(folder, fault);
  else if (mayOpen(markerText(folder), running)) beginIn(folder, running);
  else refuseStart(folder, { kind: "newer" });
}

/** Goes on in this profile, unless the program already runs there: then the files go to that window. */
function beginIn(folder: string, running: Versions): void {
  app.setPath("userData", folder);
  const files = packageArguments(process.argv.slice(1), process.cwd());
  if (app.requestSingleInstanceLock({ files })) {
    markProfile(folder, running);
    run(folder, files);
  } else {
    app.exit(0);
  }
}

function run(folder: string, files: readonly string[]): void {
  const log = new Log(folder, () => new Date());
  if (!mendLogs(folder, log)) {
    refuseStart(folder, { kind: "damaged" });
    return;
  }
  const settings = new SettingsFile(folder);
  const seats = new SeatMarker(folder, () => new Date());
  const keychain = new Keychain(folder, safeStorage, process.platform);
  const opened = new OpenedFiles();
  const growing = new GrowingFiles();
  const together = new FileSets();
  const reserve = new Reserve(folder);
  const backups = new BackupFolder(folder, growing, () => new Date());
  const refused = { count: 0 };
  const engine = [dirname(process.execPath), process.resourcesPath];
  const site = listSite(join(built, "renderer")).then((files) => addEngineLicences(files, engine));
  let current: BrowserWindow | undefined;
  let goOnClosing = () => {};
  const incoming = new IncomingFiles(
    opened,
    (file) => announce(current?.webContents, "files:opened", file),
    (thrown) => void log.write("warn", "incoming", thrown instanceof Error ? thrown.name : ""),
  );
  const window = () => {
    if (!current) throw new Error("no window");
    return current;
  };

  reportCrashes(log);
  shutCores(log);
  guardAllContents(log);
  const numbers = new ClipboardGuard(clipboard, (run) => {
    const timer = setTimeout(() => void run().catch(() => void log.write("warn", "clipboard")), numberStays);
    return () => clearTimeout(timer);
  });
  const copied = () => void numbers.copied().catch(() => void log.write("warn", "clipboard"));
  const copying = () => {
    numbers.copying();
    setTimeout(copied, copyTakes);
  };
  const clearClipboard = () => numbers.forget().catch(() => log.write("warn", "clipboard"));
  app.on("will-quit", () => void clearClipboard());
  const services = {
    ...{ window, opened, incoming, growing, together, backups, reserve },
    ...{ settings, seats, keychain, clearClipboard, log, refused, built, mayClose: () => goOnClosing() },
  };
  serveCalls(() => current?.webContents, handlersOf(services), log);
  serveLines(() => current?.webContents, opened, log);
  app.on("second-instance", (_event, _argv, _folder, data) => {
    bringForward(current);
    void incoming.offer(handedFiles(data));
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    void incoming.offer(packageArguments([path], "/"));
  });
  app.on("window-all-closed", () => app.quit());
  const dropUnfinished = () => {
    growing.dropAll();
    together.dropAll();
  };
  app.on("will-quit", dropUnfinished);
  void incoming.offer(files);

  void app.whenReady().then(() => {
    serveProtocol(site, opened);
    guardSession(session.defaultSession, developing, log, refused);
    watchPower((cause) => {
      // The window may finish what runs before it locks: the clipboard need not wait for that.
      void clearClipboard();
      announce(current?.webContents, "seat:lock", cause);
    });
    const preload = join(built, "preload.cjs");
    current = openWindow({
      preload,
      textScale: () => settings.current.textScale,
      developing,
      copying,
      log,
    });
    goOnClosing = holdClosing(current, () => announce(current?.webContents, "window:closing", null));
    current.webContents.on("did-start-loading", () => {
      incoming.windowLoads();
      dropUnfinished();
    });
    current.once("closed", () => {
      current = undefined;
    });
    // While the page loads: the first call then finds the contract read.
    setImmediate(() => void loadContract());
    setTimeout(() => void holdRoom(reserve, log), holdRoomAfter);
    void log.write("info", "start", `${app.getVersion()} chromium ${process.versions.chrome}`);
  });
}

/** A kernel without such a switch, or a system that hides its processes, is no reason not to start. */
function shutCores(log: Log): void {
  if (process.platform !== "linux") return;
  try {
    if (keepMemoryOutOfCores(process.pid) === 0) void log.write("warn", "core-dumps");
  } catch (thrown) {
    void log.write("warn", "core-dumps", (thrown as NodeJS.ErrnoException).code ?? "");
  }
}

/** How long after the start the reserve is taken, in milliseconds: the disk has other work then. */
const holdRoomAfter = 20_000;

/** Without the reserve the program goes on: it stops writing in time all the same. */
async function holdRoom(reserve: Reserve, log: Log): Promise<void> {
  try {
    await reserve.take();
  } catch (thrown) {
    void log.write("warn", "reserve", (thrown as NodeJS.ErrnoException).code ?? "");
  }
}

/**
 * What cannot be mended now is left to the engine, which opens most databases all the same. False where it would delete
 * one instead: then it must not start.
 */
function mendLogs(folder: string, log: Log): boolean {
  try {
    for (const { file, bytes, cut } of mendDatabase(folder))
      void log.write("warn", "database-log", `${file} ${bytes} ${cut}`);
  } catch (thrown) {
    const cause = thrown instanceof DamagedDatabase ? thrown.cause : thrown;
    void log.write("error", "database-log", (cause as NodeJS.ErrnoException).code ?? "");
    return !(thrown instanceof DamagedDatabase);
  }
  return true;
}

function bringForward(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

const command = commandIn(process.argv);
if (command) process.exit(runBlocking(join(built, "cli.cjs"), command));
begin();
