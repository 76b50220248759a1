import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Service } from "../../../../renderer/wiring/package-client";
import { exportBundle } from "../../../../renderer/wiring/review-desk";
import { accept, type Result, refuse } from "../../../../shared/refusal";

/** What was called, in order, and what the save dialog and the ledger answer. */
const world = vi.hoisted(() => ({
  calls: [] as string[],
  saved: undefined as unknown,
  begun: undefined as unknown,
  recorded: undefined as unknown,
}));

vi.mock("../../../../renderer/platform/bridge", () => ({
  call: async () => ({ ok: true, value: { version: "0.1.0" } }),
}));
vi.mock("../../../../renderer/wiring/saving", () => ({
  saveFile: async () => {
    world.calls.push("save");
    return world.saved;
  },
}));
vi.mock("../../../../renderer/wiring/package-client", () => {
  const bytes = new Uint8Array(3);
  const prepared = { ticket: "t", bytes, suggestedName: "a.jpreview", revision: 1 };
  const told = (name: string, answer: () => unknown) => async (ticket: string) => {
    world.calls.push(`${name} ${ticket}`);
    return answer();
  };
  const service = {
    prepareExport: async () => ({ ok: true, value: prepared }),
    beginExport: told("begin", () => world.begun),
    recordExport: told("record", () => world.recorded),
    giveUpExport: told("give up", () => ({ ok: true, value: undefined })),
  } as unknown as Service;
  type Ask = (service: Service, id: number, report: () => void) => Promise<Result<unknown>>;
  const call = (ask: Ask) => ask(service, 1, () => undefined);
  return { packages: { call, run: (_options: unknown, _stage: string, ask: Ask) => call(ask) } };
});

const place = { name: "a.jpreview", folder: "桌面" };
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };
const run = () => exportBundle("p", quiet);

beforeEach(() => {
  world.calls.length = 0;
  world.begun = accept(undefined);
  world.saved = accept(place);
  world.recorded = accept(undefined);
});

describe("exporting a bundle", () => {
  it("records it as pending before it is saved, and confirms it after", async () => {
    expect(await run()).toMatchObject({ ok: true, value: { revision: 1, saved: place, bytes: 3 } });
    expect(world.calls).toEqual(["begin t", "save", "record t"]);
  });

  it("writes no file where it could not be recorded", async () => {
    world.begun = refuse("no-space");
    expect(await run()).toEqual(world.begun);
    expect(world.calls).toEqual(["begin t"]);
  });

  it("takes it back where the save dialog was closed", async () => {
    world.saved = accept(null);
    expect(await run()).toEqual(accept(null));
    expect(world.calls).toEqual(["begin t", "save", "give up t"]);
  });

  it("takes it back where the disk was full: no file can be there", async () => {
    world.saved = refuse("no-space");
    expect(await run()).toEqual(world.saved);
    expect(world.calls).toEqual(["begin t", "save", "give up t"]);
  });

  it("leaves it pending where the saving or the confirmation is refused", async () => {
    world.recorded = refuse("storage-failed");
    expect(await run()).toEqual(world.recorded);
    world.saved = refuse("storage-failed");
    expect(await run()).toEqual(world.saved);
    expect(world.calls).toEqual(["begin t", "save", "record t", "begin t", "save"]);
  });
});
