import type { Refusal, Result } from "../../shared/refusal";
import { call } from "../platform/bridge";
import type { Bytes } from "../worker/contract";
import type { Keychain } from "../worker/remember-contract";

/** How the worker reaches the system's keychain: through the main process. Each call rejects where that fails. */
export const keychain: Keychain = {
  keep: async (seatId, half) => void answered(await call("keychain:keep", { seatId, half })),
  fetch: async (seatId) => answered(await call("keychain:fetch", { seatId })).half as Bytes | null,
  forget: async (seatId) => void answered(await call("keychain:forget", { seatId })),
  failed: async (code, detail) => {
    await call("log:write", { level: "error", code: `keychain-${code}`, detail: detail.slice(0, 2000) });
  },
};

/** What the main process refused of the keychain; the message is its code. */
class KeychainFailure extends Error {
  constructor({ code, detail }: Refusal) {
    super(`${code} ${detail ?? ""}`);
    this.name = "KeychainFailure";
  }
}

function answered<T>(result: Result<T>): T {
  if (!result.ok) throw new KeychainFailure(result.refusal);
  return result.value;
}
