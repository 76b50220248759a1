import type { LineReply, LineRequest } from "../shared/ipc";
import type { OpenedFiles } from "./opened-files";

/** Our end of a line, as far as it is needed here: Electron's `MessagePortMain`. */
export interface LineEnd {
  on(event: "message", listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(reply: LineReply): void;
  start(): void;
}

/** What tells a request from anything else: the contract's schema. */
interface RequestCheck {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: LineRequest } | { readonly success: false };
}

/**
 * Answers requests for the bytes of one opened file until the reader hangs up; what is malformed is not answered. A file
 * that is closed, or was never open, answers as one that cannot be read.
 */
export function serveLine(port: LineEnd, token: string, opened: OpenedFiles, check: RequestCheck): void {
  port.on("message", async ({ data }) => {
    const asked = check.safeParse(data);
    if (!asked.success) return;
    const { id, offset, length } = asked.data;
    // Why it cannot be read is of no use to the reader: the user hears to look at the disk either way.
    const bytes = await opened.read(token, offset, length).catch(() => null);
    port.postMessage({ id, bytes });
  });
  port.start();
}
