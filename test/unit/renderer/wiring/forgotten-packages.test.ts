import { describe, expect, it } from "vitest";
import { forgetPackages } from "../../../../renderer/wiring/forgotten-packages";

/** A window's storage with some entries. */
function storageOf(entries: Readonly<Record<string, string>>) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    get length() {
      return map.size;
    },
    key: (index: number) => [...map.keys()][index] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    removeItem: (key: string) => void map.delete(key),
  };
}

describe("what the window remembers of a removed package", () => {
  it("goes with it, whether a key or a value names it, and all else stays", () => {
    const storage = storageOf({
      "jiangping.round.s1": "p1",
      "jiangping.place.s1.p1.a1": "{}",
      "jiangping.place.s1.p1.a2": "{}",
      "jiangping.place.s1.p2.a1": "{}",
      "jiangping.lock-after": "10",
    });
    forgetPackages(storage, ["p1"]);
    expect([...storage.map.keys()]).toEqual(["jiangping.place.s1.p2.a1", "jiangping.lock-after"]);
  });
});
