import type { LogLine } from "../../../shared/ipc";

/** The levels of the log in words. */
export const levelWords: Readonly<Record<LogLine["level"], string>> = {
  info: "记录",
  warn: "注意",
  error: "错误",
};

/** What codes mean; one that begins with a key and a hyphen is of its kind. The longest that fits counts. */
const meanings: Readonly<Record<string, string>> = {
  start: "程序启动",
  uncaught: "程序遇到意外错误并退出",
  "window-gone": "窗口进程意外结束，已重新载入",
  "window-window-error": "界面出了问题",
  "window-stray": "有一步操作没有完成",
  "window-backup": "自动备份没有做成",
  "window-keychain": "系统密钥环没有存好或没有清掉",
  "window-storage-not-persistent": "系统没有答应长期保留数据",
  window: "界面的记录",
  "page-load": "界面没有载入",
  "window-open": "拦下了打开新窗口",
  "blocked-request": "拦下了联网请求",
  "ipc-sender": "拒绝了来历不明的调用",
  "ipc-no-space": "磁盘空间不足",
  ipc: "有一步操作没有成功",
  "seats-missing": "找不到本机的席位数据",
  "seats-forgotten": "确认不再找回席位，重新开始",
  reserve: "没有预留到磁盘空间",
  "database-log": "修整了数据库的日志",
  incoming: "从外面打开的文件没有读成",
  "core-dumps": "没能关掉系统的内存转储",
  clipboard: "剪贴板没有清理成",
};

/** What a code of the log means, `null` where nothing is known of it. */
export function meaningOf(code: string): string | null {
  const known = Object.keys(meanings)
    .filter((key) => code === key || code.startsWith(`${key}-`))
    .sort((a, b) => b.length - a.length)[0];
  return known === undefined ? null : (meanings[known] ?? null);
}

const local = new Intl.DateTimeFormat("zh-CN", {
  ...{ year: "numeric", month: "2-digit", day: "2-digit" },
  ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
});

/** A line's moment in this computer's time zone: `2026-09-01 08:00:00`. */
export function lineTime(at: string): string {
  const part = Object.fromEntries(local.formatToParts(new Date(at)).map((each) => [each.type, each.value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`;
}
