import { describe, expect, it } from "vitest";
import { besideOf, startBeside } from "../../../../renderer/review-desk/reading/beside-store";
import { keepPlace, keptPlace, type PlaceStorage } from "../../../../renderer/review-desk/reading/places";
import { startReading } from "../../../../renderer/review-desk/reading/reading-store";
import { plain, readClarity } from "../../../../renderer/viewer/clarity/settings";
import { sampleAnnotation } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

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

describe("where was read for a criterion", () => {
  const at = (page: number, offset = 0.25) => ({ ...view, page, offset });
  const holding = (storage: PlaceStorage, inHand: string, applicationId = dossier.applicationId) =>
    startReading({
      storage,
      ...dossier,
      applicationId,
      materialIds: ["m1", "m2"],
      inHand,
      marking: { tool: "hand", meaning: "positive", sign: "tick" },
    });

  it("is where another application begins with the same criterion in hand", () => {
    const storage = memory();
    const before = holding(storage, "criterion:A1");
    before.keepView("m1", at(1, 0));
    before.open("m2");
    before.keepView("m2", at(9));
    before.hold("criterion:A2");
    before.open("m1");
    before.keepView("m1", at(3));
    const again = holding(storage, "criterion:A1");
    expect(again.store.getState().materialId).toBe("m2");
    expect(again.viewOf("m2")).toMatchObject({ page: 9, offset: 0.25 });
    const other = holding(storage, "criterion:A2");
    expect([other.store.getState().materialId, other.viewOf("m1")?.page]).toEqual(["m1", 3]);
    // A criterion that nothing was read for yet: where the application was left.
    expect(holding(storage, "criterion:B1").store.getState().materialId).toBe("m1");
    expect(holding(storage, "criterion:A1", "a2").store.getState().materialId).toBe("m1");
  });

  it("does not move by walking the criteria, and is offered where it is elsewhere", () => {
    const reading = holding(memory(), "criterion:A1");
    reading.keepView("m1", at(1, 0));
    reading.keepView("m1", at(5));
    reading.hold("criterion:A2");
    expect(reading.store.getState()).toMatchObject({ materialId: "m1", goTo: null, offered: null });
    reading.keepView("m1", at(5));
    reading.keepView("m1", at(8));
    reading.hold("criterion:A1");
    expect(reading.store.getState()).toMatchObject({ goTo: null, offered: { materialId: "m1", page: 5 } });
    reading.goBack();
    expect(reading.store.getState()).toMatchObject({ goTo: { page: 5, offset: 0.25 }, offered: null });
  });

  it("goes back to another material too", () => {
    const reading = holding(memory(), "criterion:A1");
    reading.keepView("m1", at(1, 0));
    reading.keepView("m1", at(4));
    reading.hold("criterion:A2");
    reading.open("m2");
    reading.hold("criterion:A1");
    reading.goBack();
    expect(reading.store.getState()).toMatchObject({ materialId: "m1", goTo: null });
    expect(reading.viewOf("m1")).toMatchObject({ page: 4, offset: 0.25 });
  });

  it("is not what a pane that changed its size moved, but is what was judged without moving", () => {
    const storage = memory();
    const reading = holding(storage, "criterion:A1");
    reading.keepView("m1", at(6));
    reading.hold("criterion:A2");
    reading.keepView("m1", at(6, 0.26));
    expect(keptPlace(storage, dossier).read?.["criterion:A2"]).toBeUndefined();
    reading.noteRead();
    expect(keptPlace(storage, dossier).read?.["criterion:A2"]).toMatchObject({ page: 6 });
  });
});

describe("what stands beside", () => {
  const round = { seatId: "s1", packageId: "p1" };
  const [material] = sampleApplication.materials;
  if (!material) throw new Error("the sample has no material");
  const dossierOf = (id: string) => ({
    ...sampleApplication,
    id,
    materials: ["m1", "m2", "m3"].map((materialId) => ({ ...material, id: materialId })),
  });
  const [one, other] = [dossierOf("a1"), dossierOf("a2")];

  it("is remembered for the round: of this application it follows, of another one it stays", () => {
    const storage = memory();
    const beside = startBeside(storage, round);
    beside.show(true);
    beside.choose({ applicationId: "a1", materialId: "m3", own: true });
    const own = startBeside(storage, round).store.getState();
    expect(besideOf(own, [one, other], one)).toMatchObject({ shown: one, materialId: "m3", own: true });
    expect(besideOf(own, [one, other], other)).toMatchObject({ shown: other, materialId: "m2", own: true });
    beside.choose({ applicationId: "a2", materialId: "m1", own: false });
    const pinned = startBeside(storage, round).store.getState();
    expect(pinned.open).toBe(true);
    expect(besideOf(pinned, [one, other], one)).toMatchObject({ shown: other, materialId: "m1", own: false });
    expect(besideOf(pinned, [one, other], other).own).toBe(true);
  });

  it("has places of its own, and forgets the oldest of many", () => {
    const storage = memory();
    const beside = startBeside(storage, round);
    beside.keepView("a1", "m1", view);
    expect(startBeside(storage, round).viewOf("a1", "m1")).toEqual(view);
    for (let index = 0; index < 40; index += 1) beside.keepView("a2", `n${index}`, view);
    expect(beside.viewOf("a1", "m1")).toBeUndefined();
    expect(beside.viewOf("a2", "n39")).toEqual(view);
  });

  it("survives what it cannot read", () => {
    const broken = { getItem: () => '{"open":1}', setItem: () => {} };
    expect(startBeside(broken, round).store.getState()).toMatchObject({ open: false, applicationId: null });
  });
});
