/** Where a viewer is: the page at the pane's upper edge, from 1, and the share of it above that. */
export interface LinkPlace {
  readonly page: number;
  readonly offset: number;
}

/** One of two viewers that scroll together. */
export type LinkSide = "one" | "other";

/** What the link asks of a viewer. */
export interface LinkedViewer {
  readonly pageCount: () => number;
  readonly show: (page: number, offset: number) => void;
}

/**
 * The place in the second document for one in the first: as many pages further on as `difference` says and as far down
 * the page; the beginning or the end where the second document does not reach so far.
 */
export function mapPlace({ page, offset }: LinkPlace, difference: number, pageCount: number): LinkPlace {
  const wanted = page + difference;
  if (wanted < 1) return { page: 1, offset: 0 };
  if (wanted > pageCount) return { page: Math.max(1, pageCount), offset: 1 };
  return { page: wanted, offset };
}

const opposite = { one: "other", other: "one" } as const;

/** Two viewers that scroll together while it is on: page by page, at the difference they had when it was switched on. */
export class ScrollLink {
  readonly #viewers = new Map<LinkSide, LinkedViewer>();
  readonly #places = new Map<LinkSide, LinkPlace>();
  /** The page that a viewer was sent to and has not come to yet. */
  readonly #sent = new Map<LinkSide, number>();
  #on = false;
  #difference: number | null = null;
  #sending = false;

  /** Puts a viewer on one side until the returned function is called. The difference is taken anew. */
  join(side: LinkSide, viewer: LinkedViewer): () => void {
    this.#viewers.set(side, viewer);
    this.#places.delete(side);
    this.#difference = null;
    return () => {
      if (this.#viewers.get(side) !== viewer) return;
      this.#viewers.delete(side);
      this.#places.delete(side);
    };
  }

  /** Switches the link on or off; nothing moves by that. */
  set(on: boolean): void {
    this.#on = on;
    this.#difference = null;
    this.#measure();
  }

  /** Told of every move of a viewer, its own and those that the link asked for. */
  moved(side: LinkSide, place: LinkPlace): void {
    const before = this.#places.get(side);
    this.#places.set(side, place);
    const asked = this.#sending || this.#sent.get(side) === place.page;
    this.#sent.delete(side);
    if (this.#on && !asked && before && !same(before, place)) this.#send(opposite[side], place);
    this.#measure();
  }

  #send(side: LinkSide, place: LinkPlace): void {
    const viewer = this.#viewers.get(side);
    if (!viewer || this.#difference === null) return;
    const difference = side === "other" ? this.#difference : -this.#difference;
    const to = mapPlace(place, difference, viewer.pageCount());
    this.#sent.set(side, to.page);
    this.#sending = true;
    try {
      viewer.show(to.page, to.offset);
    } finally {
      this.#sending = false;
    }
  }

  #measure(): void {
    const [one, other] = [this.#places.get("one"), this.#places.get("other")];
    if (this.#on && this.#difference === null && one && other) this.#difference = other.page - one.page;
  }
}

function same(one: LinkPlace, other: LinkPlace): boolean {
  return one.page === other.page && Math.abs(one.offset - other.offset) < 0.0005;
}
