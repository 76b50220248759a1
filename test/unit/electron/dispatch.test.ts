import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { answer, type Handlers } from "../../../electron/dispatch";
import { ServiceFailure } from "../../../electron/failure";
import { type CallName, calls } from "../../../shared/ipc";
import { malformedRequests } from "./malformed-requests";

const token = "0b8f3f0e-6c1d-4f0e-9a55-1f2a3b4c5d6e";

function handlersWith(some: Partial<Handlers>): Handlers {
  const unexpected = () => {
    throw new Error("not expected");
  };
  const all = Object.fromEntries(Object.keys(calls).map((name) => [name, unexpected]));
  return { ...(all as unknown as Handlers), ...some };
}

describe("answer", () => {
  it("gives the handler the checked request and passes its reply on", async () => {
    const close = vi.fn(() => null);
    const result = await answer(calls, handlersWith({ "files:close": close }), "files:close", { token });
    expect(result).toEqual({ ok: true, value: null });
    expect(close).toHaveBeenCalledWith({ token });
  });

  it("refuses names that are no calls, prototype names too", async () => {
    for (const name of ["nope", "toString", "__proto__", "", 7, null, undefined, {}, ["app:info"]]) {
      const result = await answer(calls, handlersWith({}), name, null);
      expect(result).toMatchObject({ ok: false, failure: { code: "bad-request" } });
    }
  });

  it.each(Object.keys(calls) as CallName[])("lets no malformed request reach %s", async (name) => {
    const handler = vi.fn();
    for (const request of malformedRequests(name)) {
      const result = await answer(calls, handlersWith({ [name]: handler }), name, request);
      expect(result, inspect(request)).toMatchObject({ ok: false, failure: { code: "bad-request" } });
    }
    expect(handler).not.toHaveBeenCalled();
  });

  it("says where a request was broken, never what stood there", async () => {
    const result = await answer(calls, handlersWith({}), "files:close", { token: "李四" });
    expect(result).toEqual({
      ok: false,
      failure: { code: "bad-request", detail: "files:close token: invalid_format" },
    });
  });

  it("keeps a reply that breaks the contract", async () => {
    const handlers = handlersWith({ "print:paper": () => ({ printed: true, path: "/secret" }) as never });
    const result = await answer(calls, handlers, "print:paper", null);
    expect(result).toMatchObject({ ok: false, failure: { code: "internal" } });
    expect(JSON.stringify(result)).not.toContain("secret");
  });

  it("turns whatever is thrown into a failure", async () => {
    const failing = handlersWith({
      "print:pdf": () => Promise.reject(new ServiceFailure("print-failed", "why")),
      "files:open": () => {
        throw Object.assign(new Error("/home/x"), { code: "EACCES", syscall: "open" });
      },
    });
    expect(await answer(calls, failing, "print:pdf", null)).toEqual({
      ok: false,
      failure: { code: "print-failed", detail: "why" },
    });
    expect(await answer(calls, failing, "files:open", null)).toEqual({
      ok: false,
      failure: { code: "forbidden", detail: "EACCES open" },
    });
  });
});
