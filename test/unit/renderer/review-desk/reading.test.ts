import { describe, expect, it } from "vitest";
import { keepPlace, keptPlace, type PlaceStorage } from "../../../../renderer/review-desk/reading/places";
import { startReading } from "../../../../renderer/review-desk/reading/reading-store";
import { plain, readClarity } from "../../../../renderer/viewer/clarity/settings";
import { sampleAnnotation } from "../../shared/sample-round";

function memory(): PlaceStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

const view = { page: 7, offset: 0.25, zoom: "width", turns: {} } as const;
const dossier = { seatId: "s1", packageId: "p1", applicationId: "a1" };
const start = (storage: PlaceStorage, seatId = dossier.seatId) =>
  startReading({
    storage,
    ...dossier,
    seatId,
    materialIds: ["m1", "m2"],
    marking: { tool: "hand", meaning: "positive", sign: "tick" },
  });

describe("reading", () => {
  it("begins with the first material and comes back to the last one, at the page left", () => {
    const storage = memory();
    const first = start(storage);
    expect(first.store.getState().materialId).toBe("m1");
    first.open("m2");
    first.keepView("m2", view);
    const again = start(storage);
    expect(again.store.getState().materialId).toBe("m2");
    expect(again.viewOf("m2")).toEqual(view);
    expect(again.viewOf("m1")).toBeUndefined();
  });

  it("keeps a place for each seat: one laptop serves several experts of one round", () => {
    const storage = memory();
    start(storage).open("m2");
    expect(start(storage, "s2").store.getState().materialId).toBe("m1");
    expect(start(storage).store.getState().materialId).toBe("m2");
  });

  it("knows what was withdrawn, and stays where it is", () => {
    const reading = start(memory());
    reading.open("m2");
    reading.withdraw("m2", "differs");
    reading.withdraw("m1", "broken");
    const { withdrawn, materialId } = reading.store.getState();
    expect({ withdrawn, materialId }).toEqual({
      withdrawn: { m1: "broken", m2: "differs" },
      materialId: "m2",
    });
  });

  it("forgets a material that is no longer there", () => {
    const storage = memory();
    keepPlace(storage, dossier, { materialId: "gone", views: {} });
    expect(start(storage).store.getState().materialId).toBe("m1");
  });

  it("asks anew for each jump, also to the same annotation", () => {
    const reading = start(memory());
    const mark = { ...sampleAnnotation(1), materialId: "m2" };
    reading.jump(mark);
    const first = reading.store.getState();
    expect(first).toMatchObject({ materialId: "m2", selectedIds: [mark.id], goTo: null });
    reading.jump(mark);
    expect(reading.store.getState().flash?.nonce).not.toBe(first.flash?.nonce);
  });

  it("selects what was just drawn, and lets go of it in another material", () => {
    const reading = start(memory());
    reading.drawn(["x"]);
    expect(reading.store.getState()).toMatchObject({ selectedIds: ["x"], lastDrawnIds: ["x"] });
    reading.open("m2", 3);
    expect(reading.store.getState()).toMatchObject({
      selectedIds: [],
      lastDrawnIds: ["x"],
      goTo: { page: 3 },
    });
  });

  it("keeps ids and pages only, and survives what it cannot read or write", () => {
    const storage = memory();
    start(storage).keepView("m1", view);
    expect([...storage.kept.keys()]).toEqual(["jiangping.place.s1.p1.a1"]);
    expect(keptPlace({ getItem: () => "{", setItem: () => {} }, dossier)).toEqual({
      materialId: null,
      views: {},
    });
    expect(keptPlace({ getItem: () => '{"views":1}', setItem: () => {} }, dossier).views).toEqual({});
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(() => start(full).keepView("m1", view)).not.toThrow();
  });

  it("opens a place that an older program kept, as the file has it, and keeps how a material is shown", () => {
    const old = { page: 3, offset: 0.5, zoom: "width" as const, turns: {} };
    const storage = memory();
    keepPlace(storage, dossier, { materialId: "m1", views: { m1: old } });
    const view = start(storage).viewOf("m1");
    expect(view).toEqual(old);
    expect(readClarity(view?.clarity)).toEqual(plain);
    start(storage).keepView("m1", { ...old, clarity: { ...plain, tone: true, angle: -0.4 } });
    expect(readClarity(start(storage).viewOf("m1")?.clarity)).toEqual({ ...plain, tone: true, angle: -0.4 });
  });
});
