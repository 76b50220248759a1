import { describe, expect, it } from "vitest";
import {
  mostBytes,
  nearestFirst,
  Packs,
  packOf,
  packPages,
} from "../../../../../renderer/viewer/preview/packs";
import type { PreviewPicture, PreviewShelf } from "../../../../../renderer/viewer/source";

const jpeg = (byte: number, length = 3) => new Uint8Array(length).fill(byte);
const pageCount = 70;

/** A shelf that remembers what it was asked. */
function shelfOf(kept: ReadonlyMap<number, readonly PreviewPicture[]> = new Map()) {
  const asked: number[] = [];
  const put: { pack: number; pages: readonly number[] }[] = [];
  const shelf: PreviewShelf = {
    get: async (pack) => {
      asked.push(pack);
      return kept.get(pack) ?? [];
    },
    keep: async (pack, pictures) => void put.push({ pack, pages: pictures.map(({ page }) => page) }),
  };
  return { shelf, asked, put };
}

const load = (
  packs: Packs,
  shelf: PreviewShelf,
  page = 1,
  onLoaded: (pages: readonly number[]) => void = () => {},
) => packs.load(shelf, { page, pageCount }, onLoaded, new AbortController().signal);

describe("the packs of small pictures", () => {
  it("hold runs of pages", () => {
    expect([1, packPages, packPages + 1, 500].map(packOf)).toEqual([0, 0, 1, 15]);
    expect(nearestFirst(1, 4)).toEqual([1, 2, 0, 3]);
    expect(nearestFirst(0, 3)).toEqual([0, 1, 2]);
  });

  it("are read nearest to the reader first, and what was made meanwhile stays", async () => {
    const packs = new Packs();
    const { shelf, asked } = shelfOf(new Map([[1, [33, 34].map((page) => ({ page, jpeg: jpeg(page) }))]]));
    packs.add(34, jpeg(99));
    const told: number[] = [];
    await load(packs, shelf, 40, (pages) => told.push(...pages));
    expect(asked).toEqual([1, 2, 0]);
    expect(told).toEqual([33]);
    expect([packs.get(33), packs.get(34), packs.get(1)]).toEqual([jpeg(33), jpeg(99), null]);
  });

  it("take no page that belongs to another pack", async () => {
    const packs = new Packs();
    await load(packs, shelfOf(new Map([[0, [{ page: 40, jpeg: jpeg(1) }]]])).shelf);
    expect(packs.has(40)).toBe(false);
  });

  it("are kept when they are whole, the last one with fewer pages, and before that only where told", async () => {
    const packs = new Packs();
    const { shelf, put } = shelfOf();
    await load(packs, shelf);
    for (let page = 65; page <= pageCount; page += 1) packs.add(page, jpeg(page));
    packs.add(2, jpeg(2));
    expect(packs.unkept(pageCount, false)).toEqual([2]);
    expect([...packs.unkept(pageCount, true)].sort()).toEqual([0, 2]);
    await packs.keep(shelf, 2);
    expect(put).toEqual([{ pack: 2, pages: [65, 66, 67, 68, 69, 70] }]);
    expect(packs.unkept(pageCount, true)).toEqual([0]);
  });

  it("are not kept over what was not read yet", () => {
    const packs = new Packs();
    packs.add(1, jpeg(1));
    expect(packs.unkept(pageCount, true)).toEqual([]);
  });

  it("count as not kept after a failure", async () => {
    const packs = new Packs();
    const { shelf } = shelfOf();
    await load(packs, shelf);
    packs.add(1, jpeg(1));
    const broken = { ...shelf, keep: () => Promise.reject(new Error("full")) };
    await expect(packs.keep(broken, 0)).rejects.toThrow("full");
    expect(packs.unkept(pageCount, true)).toEqual([0]);
  });

  it("take no more than there is room for", () => {
    const packs = new Packs();
    packs.add(1, jpeg(1, mostBytes));
    expect(packs.isFull).toBe(true);
    packs.add(2, jpeg(2));
    expect(packs.has(2)).toBe(false);
    packs.remove(1);
    expect(packs.isFull).toBe(false);
  });
});
