import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LinkPlace, type LinkSide, mapPlace, ScrollLink } from "../../../../renderer/viewer/scroll-link";

const places = fc.record({
  page: fc.integer({ min: 1, max: 300 }),
  offset: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("scrolling together", () => {
  it("maps a place over and back to itself where both documents have it", () => {
    fc.assert(
      fc.property(places, fc.integer({ min: -200, max: 200 }), (place, difference) => {
        const there = mapPlace(place, difference, 300);
        fc.pre(place.page + difference >= 1 && place.page + difference <= 300);
        expect(mapPlace(there, -difference, 300)).toEqual(place);
      }),
    );
  });

  it("never leaves the other document", () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 1, max: 50 }),
        (...given) => {
          const [place, difference, count] = given;
          const { page, offset } = mapPlace(place, difference, count);
          expect(page >= 1 && page <= count && offset >= 0 && offset <= 1).toBe(true);
        },
      ),
    );
  });

  /** Two viewers as the link sees them; each tells of its move at once and, as an engine does, again later. */
  function pair(counts: Record<LinkSide, number>, atEnd: (place: LinkPlace) => LinkPlace = (place) => place) {
    const link = new ScrollLink();
    const at: Partial<Record<LinkSide, LinkPlace>> = {};
    const shown: LinkSide[] = [];
    const move = (side: LinkSide, place: LinkPlace) => {
      at[side] = place;
      link.moved(side, place);
      link.moved(side, place);
    };
    for (const side of ["one", "other"] as const) {
      link.join(side, {
        pageCount: () => counts[side],
        show: (page, offset) => {
          shown.push(side);
          move(side, atEnd({ page, offset }));
        },
      });
    }
    return { link, at, shown, move };
  }

  it("keeps the difference they had when it was switched on, whichever leads", () => {
    const { link, at, move } = pair({ one: 50, other: 50 });
    move("one", { page: 3, offset: 0 });
    move("other", { page: 5, offset: 0 });
    link.set(true);
    move("one", { page: 10, offset: 0.25 });
    expect(at.other).toEqual({ page: 12, offset: 0.25 });
    move("other", { page: 4, offset: 0.5 });
    expect(at.one).toEqual({ page: 2, offset: 0.5 });
  });

  it("does not lead back the one that leads, also where the other cannot go as far", () => {
    const clamped = ({ page, offset }: LinkPlace) => ({ page, offset: Math.min(offset, 0.4) });
    const { link, at, shown, move } = pair({ one: 9, other: 9 }, clamped);
    move("one", { page: 1, offset: 0 });
    move("other", { page: 1, offset: 0 });
    link.set(true);
    move("one", { page: 9, offset: 0.9 });
    expect(at).toEqual({ one: { page: 9, offset: 0.9 }, other: { page: 9, offset: 0.4 } });
    expect(shown).toEqual(["other"]);
  });

  it("moves nothing while it is off, nor by being switched on", () => {
    const { link, shown, move } = pair({ one: 9, other: 9 });
    move("one", { page: 2, offset: 0 });
    move("other", { page: 7, offset: 0 });
    move("one", { page: 3, offset: 0 });
    link.set(true);
    expect(shown).toEqual([]);
    link.set(false);
    move("one", { page: 4, offset: 0 });
    expect(shown).toEqual([]);
  });

  it("takes the difference anew when another document comes beside", () => {
    const { link, move } = pair({ one: 9, other: 9 });
    move("one", { page: 2, offset: 0 });
    move("other", { page: 7, offset: 0 });
    link.set(true);
    const sent: LinkPlace[] = [];
    link.join("other", { pageCount: () => 9, show: (page, offset) => sent.push({ page, offset }) });
    link.moved("other", { page: 1, offset: 0 });
    move("one", { page: 3, offset: 0 });
    expect(sent).toEqual([{ page: 2, offset: 0 }]);
  });
});
