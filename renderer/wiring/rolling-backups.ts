import { mostPieceBytes } from "../../shared/ipc";
import type { Refusal, Result } from "../../shared/refusal";
import { call } from "../platform/bridge";
import type { RollingBackups } from "../worker/backup-keeper";
import type { Bytes } from "../worker/contract";

/** Where the worker's rolling backups go: the main process's folder. Each call rejects where that fails. */
export const rollingBackups: RollingBackups = {
  begin: async (seatId) => keptOf(await call("backups:begin", { seatId })).token,
  append: async (token, bytes) => {
    for (const piece of piecesOf(bytes)) keptOf(await call("files:append", { token, bytes: piece }));
  },
  dropOlder: async (seatId) => void keptOf(await call("backups:drop-older", { seatId })),
  finish: async (token) => void keptOf(await call("backups:finish", { token })),
  drop: async (token) => void (await call("files:drop", { token })),
  failed: async (code, detail) => {
    await call("log:write", { level: "error", code: `backup-${code}`, detail: detail.slice(0, 2000) });
  },
};

/** A backup that the main process refused; the message is its code. */
class BackupFailure extends Error {
  constructor({ code, detail }: Refusal) {
    super(`${code} ${detail ?? ""}`);
    this.name = "BackupFailure";
  }
}

function keptOf<T>(result: Result<T>): T {
  if (!result.ok) throw new BackupFailure(result.refusal);
  return result.value;
}

/** Bytes in pieces that the bridge takes. */
export function* piecesOf(bytes: Bytes): Generator<Bytes> {
  for (let at = 0; at < bytes.length; at += mostPieceBytes) yield bytes.slice(at, at + mostPieceBytes);
}
