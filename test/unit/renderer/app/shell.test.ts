import { describe, expect, it } from "vitest";
import { errorPlace } from "../../../../renderer/app/error-boundary";
import { helpedScreens, helpFor } from "../../../../renderer/app/help";
import { mergePlaces } from "../../../../renderer/app/shortcuts-dialog";
import { entryStage, greetingStage, openSeat } from "../../../../renderer/app/stage";
import { nextScale, textScales } from "../../../../renderer/app/use-text-size";
import type { SeatSummary } from "../../../../renderer/identity/ports";
import { textScales as bridgeScales } from "../../../../shared/ipc";

const seat: SeatSummary = {
  id: "1",
  role: "expert",
  name: "示例专家甲",
  organisation: "示例职业学院",
  fingerprint: "K7QX 2M4D PLW3 6ZTA QHJ5 VBN2",
  example: false,
};

describe("the size of text", () => {
  it("has the steps of the bridge and ends at both sides", () => {
    expect(textScales).toEqual(bridgeScales);
    expect(nextScale(1, 1)).toBe(1.1);
    expect(nextScale(1.6, 1)).toBeNull();
    expect(nextScale(1, -1)).toBeNull();
  });
});

describe("where the program begins", () => {
  it("asks its one question on an empty computer and locks one with seats", () => {
    expect(entryStage([]).at).toBe("first-start");
    expect(entryStage([seat]).at).toBe("unlock");
  });
  it("never takes a database that lost its seats for an empty computer", async () => {
    const missing = { seats: 2, since: "2026-09-01T00:00:00.000Z", folder: "folder", setAside: false };
    const ports = (seats: readonly SeatSummary[], lost: typeof missing | null) => ({
      seats: async () => seats,
      missingSeats: async () => lost,
    });
    expect(await greetingStage(ports([], missing))).toEqual({ at: "seats-missing", missing });
    expect(await greetingStage(ports([], null))).toEqual(entryStage([]));
    expect(await greetingStage(ports([seat], null))).toEqual(entryStage([seat]));
  });
  it("has an open seat only after one was made or unlocked", () => {
    expect(openSeat(entryStage([seat]))).toBeNull();
    expect(openSeat({ at: "seat-ready", seat })).toBe(seat);
    expect(openSeat({ at: "desk", seat })).toBe(seat);
  });
});

describe("help", () => {
  it.each(helpedScreens)(
    "of %s says what to do and what can go wrong, without foreign words but the names on keys",
    (screen) => {
      const help = helpFor(screen);
      for (const part of [help.about, help.steps, help.troubles]) expect(part.length).toBeGreaterThan(0);
      const words = JSON.stringify(Object.values(help)).replaceAll(/"(what|remedy)":/g, "");
      expect(words.replaceAll(/\b(Ctrl|Shift|Alt|Esc|F\d{1,2})\b/g, "")).not.toMatch(/[A-Za-z]{2,}/);
    },
  );
  it("has something to say about a place without a text of its own", () => {
    expect(helpFor("somewhere").title).toBe("匠评");
  });
});

describe("the list of shortcuts", () => {
  it("shows each place once, with all that was registered for it, and no empty ones", () => {
    const run = () => undefined;
    const merged = mergePlaces([
      { place: "评分", shortcuts: [{ keys: "1", does: "选档", run }] },
      { place: "空", shortcuts: [] },
      { place: "评分", shortcuts: [{ keys: "N", does: "下一项", run }] },
    ]);
    expect(merged.map((group) => [group.place, group.shortcuts.length])).toEqual([["评分", 2]]);
  });
});

describe("what the log learns of an error", () => {
  it("is its kind and place, never its message, which may quote a person", () => {
    const error = new TypeError("张三 420000199001011234");
    const place = errorPlace(error, "\n    at Desk");
    expect(place).toContain("TypeError");
    expect(place).toContain("at Desk");
    expect(place).not.toContain("张三");
    expect(place).not.toContain("4200");
  });
});
