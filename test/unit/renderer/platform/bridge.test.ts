import { afterEach, describe, expect, it, vi } from "vitest";
import { call, onOpenedFile, openedFileUrl } from "../../../../renderer/platform/bridge";
import type { Bridge, BridgeResult } from "../../../../shared/ipc";

function withBridge(result: () => Promise<BridgeResult<unknown>>): void {
  const bridge = { call: result, on: () => () => undefined } as unknown as Bridge;
  vi.stubGlobal("window", { jiangping: bridge });
}

afterEach(() => void vi.unstubAllGlobals());

describe("call", () => {
  it("gives the value", async () => {
    withBridge(() => Promise.resolve({ ok: true, value: { printed: true } }));
    expect(await call("print:paper", null)).toEqual({ ok: true, value: { printed: true } });
  });

  it("turns a full disk into the refusal that says so", async () => {
    withBridge(() => Promise.resolve({ ok: false, failure: { code: "no-space", detail: "ENOSPC write" } }));
    expect(await call("print:paper", null)).toEqual({
      ok: false,
      refusal: { code: "no-space", detail: "print:paper: no-space ENOSPC write" },
    });
  });

  it("never rejects: not when the process is gone, not without a bridge", async () => {
    withBridge(() => Promise.reject(new Error("gone")));
    expect(await call("app:info", null)).toMatchObject({ ok: false, refusal: { code: "internal" } });
    vi.stubGlobal("window", {});
    expect(await call("app:info", null)).toMatchObject({ ok: false, refusal: { code: "internal" } });
    expect(onOpenedFile(() => undefined)()).toBeUndefined();
  });
});

describe("openedFileUrl", () => {
  it("is under the own origin", () => {
    vi.stubGlobal("document", { baseURI: "app://jiangping/index.html" });
    expect(openedFileUrl({ token: "t" })).toBe("app://jiangping/opened/t");
  });
});
