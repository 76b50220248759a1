import { powerMonitor } from "electron";

/** Why the open seat is to be locked now. */
export type LockCause = "suspend" | "lock-screen";

/**
 * Tells when the computer goes to sleep and, where the system says so (Windows and macOS), when its screen is locked.
 * Call it once Electron is ready.
 */
export function watchPower(tell: (cause: LockCause) => void): void {
  powerMonitor.on("suspend", () => tell("suspend"));
  powerMonitor.on("lock-screen", () => tell("lock-screen"));
}
