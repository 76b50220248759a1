import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import type { BridgeResult, EventName, Events } from "../shared/ipc";
import { answer, failed, type Handlers } from "./dispatch";
import type { Log } from "./log";
import type { OpenedFiles } from "./opened-files";
import { isOwnPage } from "./origin";
import { serveLine } from "./reading-line";

/** Loads the contract's schemas. Behind an import of its own: the window is on its way before zod is read. */
export const loadContract = () => import("../shared/ipc");

/**
 * Serves every call of the contract to one window. A call is answered only when it comes from the top frame of that
 * window while it shows the program's own page; anything else, and anything malformed, gets a failure.
 */
export function serveCalls(window: () => WebContents | undefined, handlers: Handlers, log: Log): void {
  ipcMain.handle("jiangping:call", async (event, name: unknown, request: unknown) => {
    if (!isTrusted(event, window())) {
      void log.write("warn", "ipc-sender");
      return failed("forbidden", "sender");
    }
    const { calls } = await loadContract();
    const result = await answer(calls, handlers, name, request);
    logFailure(log, result);
    return result;
  });
}

/** Serves the reading lines that one window opens; one of anyone else is closed at once. */
export function serveLines(window: () => WebContents | undefined, opened: OpenedFiles, log: Log): void {
  ipcMain.on("jiangping:line", async (event, token: unknown) => {
    const [port, ...more] = event.ports;
    for (const other of more) other.close();
    if (!port) return;
    const trusted = isTrusted(event, window());
    if (!trusted) void log.write("warn", "ipc-sender");
    const { lineRequestSchema } = await loadContract();
    if (trusted && typeof token === "string") serveLine(port, token, opened, lineRequestSchema);
    else port.close();
  });
}

/** Tells the window of an event of the contract. */
export function announce<Name extends EventName>(
  window: WebContents | undefined,
  name: Name,
  payload: Events[Name]["_output"],
): void {
  window?.send("jiangping:event", name, payload);
}

function isTrusted(event: IpcMainInvokeEvent | IpcMainEvent, window: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  return (
    window !== undefined &&
    event.sender === window &&
    frame === window.mainFrame &&
    isOwnPage(frame?.url ?? "")
  );
}

function logFailure(log: Log, result: BridgeResult<unknown>): void {
  if (!result.ok) void log.write("warn", `ipc-${result.failure.code}`, result.failure.detail);
}
