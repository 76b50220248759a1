import { app, dialog } from "electron";
import type { Log } from "./log";

/** How often one run loads a crashed window anew before it gives up. */
const maxReloads = 3;

/** Failures nobody caught: into the log, and in Chinese to the user instead of Electron's English box. */
export function reportCrashes(log: Log): void {
  const fatal = async (thrown: unknown) => {
    await log.write("error", "uncaught", thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : "");
    giveUp();
  };
  process.on("uncaughtException", (thrown) => void fatal(thrown));
  process.on("unhandledRejection", (thrown) => void fatal(thrown));
  reviveWindow(log);
}

/** A window whose process died (memory, a fault in the engine) is loaded anew: what was saved is in the store. */
function reviveWindow(log: Log): void {
  let reloads = 0;
  app.on("render-process-gone", (_event, contents, { reason }) => {
    if (reason === "clean-exit") return;
    void log.write("error", "window-gone", reason);
    reloads += 1;
    if (reloads > maxReloads) giveUp();
    else if (!contents.isDestroyed()) contents.reload();
  });
}

function giveUp(): void {
  dialog.showErrorBox("匠评", "程序遇到意外错误，即将退出。已保存的内容不受影响，请重新打开程序。");
  app.exit(1);
}
