import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { app, dialog } from "electron";
import { type ProfileFault, removeLock } from "./profile-state";

/**
 * Why nothing opens: a newer program had the profile, its database is damaged and cannot be put out of harm's way, or the
 * profile's own fault.
 */
export type StartFault = { readonly kind: "newer" } | { readonly kind: "damaged" } | ProfileFault;

interface Sentences {
  readonly message: string;
  readonly detail: string;
}

const words: Readonly<Record<Exclude<StartFault["kind"], "elsewhere">, Sentences>> = {
  newer: {
    message: "本机的评审数据由更新版本的程序保存过，当前程序版本较旧，未予打开。",
    detail: "数据没有任何改动。请改用新版程序，或联系技术支持。",
  },
  damaged: {
    message: "评审数据库已经损坏，又没有办法另外保存，程序没有打开它，以免丢失。",
    detail:
      "数据没有任何改动。请重新启动电脑再试；仍不行请把存放评审数据的文件夹整个复制到优盘上，联系技术支持。",
  },
  "no-folder": {
    message: "存放评审数据的文件夹打不开，也无法新建，程序未能启动。",
    detail: "请检查移动硬盘或共享文件夹是否已接好、磁盘是否完好，然后重新打开程序；仍不行请联系技术支持。",
  },
  "not-writable": {
    message: "存放评审数据的文件夹不允许当前用户写入，程序未能启动。",
    detail:
      "这个文件夹可能属于这台电脑的另一个用户，或者是只读的。数据没有任何改动。请换回原来的用户登录，或联系技术支持开放权限。",
  },
};

/** Exit codes: another start of the program may tell a refusal from a crash by it. */
const refused = 3;

/**
 * Says in one box why nothing opens, with Chromium kept away from the profile, and ends. Where another computer's lock is
 * all that stands in the way, a person may say that it is left over; the program then starts anew.
 */
export function refuseStart(folder: string, fault: StartFault): void {
  const elsewhere = mkdtempSync(join(tmpdir(), "jiangping-"));
  app.setPath("userData", elsewhere);
  void app.whenReady().then(async () => {
    app.once("quit", () => rmSync(elsewhere, { recursive: true, force: true }));
    if (fault.kind === "elsewhere") {
      if (await isLeftOver(fault.host)) startAnew(folder);
    } else {
      await dialog.showMessageBox({ type: "error", title: "匠评", ...words[fault.kind], buttons: ["退出"] });
    }
    app.exit(refused);
  });
}

async function isLeftOver(host: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: "warning",
    title: "匠评",
    message: `评审数据可能正被另一台电脑“${host}”使用，未予打开。`,
    detail:
      "两台电脑同时写同一份数据会损坏数据。请先在那台电脑上退出匠评。如果那台电脑已经关机，或者本机改过名字，可以选择“没有别的电脑在用，继续打开”。",
    buttons: ["退出", "没有别的电脑在用，继续打开"],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

function startAnew(folder: string): void {
  removeLock(folder);
  app.relaunch();
}
