/** One turn of the wheel over pages shown one at a time. */
export interface WheelTurn {
  /** CSS pixels, downward positive. */
  readonly delta: number;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
  /** A click of a wheel with clicks; a touchpad sends a stream of small turns instead, and goes on by itself. */
  readonly notch: boolean;
  /** Nothing is left to scroll in this direction. */
  readonly atEnd: boolean;
}

/** Turns closer than this belong to one movement of the hand. */
const streamGap = 160;
/** A wheel that scrolled to a page's end turns the page only after this rest. */
const restAtEnd = 250;
/** Between two pages turned by clicks of the wheel. */
const betweenPages = 120;
/** How far a touchpad must move at a page's end. */
const push = 40;

/** Decides when a wheel at the end of a page shown alone turns it: once a movement, never by the way that led to the end. */
export class PageTurner {
  #last = Number.NEGATIVE_INFINITY;
  #inside = Number.NEGATIVE_INFINITY;
  #turned = Number.NEGATIVE_INFINITY;
  #direction = 0;
  #pushed = 0;
  #spent = false;

  /** The pages to go on by: 1, -1, or 0 to stay. */
  turn({ delta, at, notch, atEnd }: WheelTurn): 1 | -1 | 0 {
    const direction = delta > 0 ? 1 : -1;
    if (delta === 0) return 0;
    if (at - this.#last > streamGap || direction !== this.#direction) {
      this.#pushed = 0;
      this.#spent = false;
    }
    this.#last = at;
    this.#direction = direction;
    if (!atEnd) {
      this.#inside = at;
      this.#spent = true;
      return 0;
    }
    this.#pushed += Math.abs(delta);
    return (notch ? this.#clicked(at) : this.#pushedOn()) ? this.#done(at, direction) : 0;
  }

  #clicked(at: number): boolean {
    return at - this.#inside > restAtEnd && at - this.#turned > betweenPages;
  }

  #pushedOn(): boolean {
    return !this.#spent && this.#pushed >= push;
  }

  #done(at: number, direction: 1 | -1): 1 | -1 {
    this.#turned = at;
    this.#spent = true;
    return direction;
  }
}
