/** Which viewer a window shows: this program's, or the PDFViewer of pdfjs-dist. */
export type Side = "ours" | "reference";

/** How long a page took from being asked for, in milliseconds. */
export interface PageTimes {
  /** Until something of it stood on screen in at least half of the screen's resolution. */
  readonly legible: number;
  /** Until its final drawing stood there. */
  readonly sharp: number;
}

/** What a fast scroll looked like; shares from 0 to 1. */
export interface ScrollLook {
  /** Of all frames, those that came more than 50 ms after the one before. */
  readonly slowFrames: number;
  /** Of all time, that in which a page in sight had nothing on it. */
  readonly blankTime: number;
}

/** What `installProbe` leaves in a window. */
export interface ReadingProbe {
  /** Asks for a page and waits until it is sharp. */
  goTo(page: number): Promise<PageTimes>;
  /** Goes one page on and waits until it is sharp. */
  next(page: number): Promise<PageTimes>;
  /** Waits until a page is sharp; times count from `begun`, of the window's clock. */
  until(page: number, begun: number): Promise<PageTimes>;
  /** Scrolls from the first page on, `speed` CSS pixels a second, to the last or by `most` CSS pixels. */
  scrollThrough(speed: number, most: number): Promise<ScrollLook>;
  /** The width of a page on screen in CSS pixels, and the pane's place in the window. */
  geometry(): { pageWidth: number; pane: { x: number; y: number; width: number; height: number } };
}

declare global {
  var readingProbe: ReadingProbe;
  /** Set by the reference's page. */
  var referenceViewer: {
    open(address: string): Promise<void>;
    close(): Promise<void>;
    goTo(page: number): void;
    next(): void;
    finished: Set<number>;
  };
}

/**
 * Measures a viewer from outside, both sides by the same looks at the same moments: each frame, at the pages' canvases as
 * they stand in the document. Runs in the window and sees nothing of this module.
 */
export function installProbe(side: Side): void {
  const inked = new WeakSet<HTMLCanvasElement>();
  const look = document.createElement("canvas");
  [look.width, look.height] = [24, 32];
  const glance = look.getContext("2d", { willReadFrequently: true });

  const scroller = () => {
    const element = document.querySelector<HTMLElement>(
      side === "ours" ? ".viewer-scroller" : "#viewerContainer",
    );
    if (!element) throw new Error("no viewer is there");
    return element;
  };
  const pages = () => [
    ...document.querySelectorAll<HTMLElement>(
      side === "ours" ? ".viewer-page[data-page]:not([data-stale])" : ".page[data-page-number]",
    ),
  ];
  const numberOf = (page: HTMLElement) => Number(page.dataset.page ?? page.dataset.pageNumber);
  const canvasesOf = (page: HTMLElement) =>
    [
      ...page.querySelectorAll<HTMLCanvasElement>(
        side === "ours" ? ".viewer-face canvas" : ".canvasWrapper canvas",
      ),
    ].filter((canvas) => canvas.width > 0 && !canvas.hidden);

  /** Whether anything is drawn on a canvas: light and dark on it, as on every page of these files. */
  const hasInk = (canvas: HTMLCanvasElement): boolean => {
    if (inked.has(canvas)) return true;
    if (!glance) throw new Error("the engine gave no canvas");
    glance.clearRect(0, 0, look.width, look.height);
    glance.drawImage(canvas, 0, 0, look.width, look.height);
    const { data } = glance.getImageData(0, 0, look.width, look.height);
    let [least, most] = [255, 0];
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) < 250) return false;
      least = Math.min(least, data[at] ?? 0);
      most = Math.max(most, data[at] ?? 0);
    }
    if (most - least < 16) return false;
    inked.add(canvas);
    return true;
  };

  /** What there is of a page now. */
  const stateOf = (number: number): { legible: boolean; sharp: boolean } => {
    const page = pages().find((each) => numberOf(each) === number);
    if (!page) return { legible: false, sharp: false };
    // Without its border, which PDFViewer draws round a page.
    const wanted = page.clientWidth * devicePixelRatio;
    // The small picture that stands there until the page is drawn is neither legible nor sharp.
    const isSmall = page.querySelector(".viewer-face[data-preview]") !== null;
    const best = (isSmall ? [] : canvasesOf(page))
      .filter(hasInk)
      .reduce((most, canvas) => Math.max(most, canvas.width), 0);
    const isFinal = side === "ours" || globalThis.referenceViewer.finished.has(number);
    return { legible: best >= wanted / 2, sharp: isFinal && best >= wanted - 2 };
  };

  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

  const inSight = (number: number): boolean => {
    const page = pages().find((each) => numberOf(each) === number);
    if (!page) return false;
    const [pane, box] = [scroller().getBoundingClientRect(), page.getBoundingClientRect()];
    return Math.min(pane.bottom, box.bottom) - Math.max(pane.top, box.top) > 100;
  };

  const until = async (number: number, begun: number): Promise<PageTimes> => {
    let legible: number | null = null;
    for (const patience = performance.now() + 120_000; performance.now() < patience; await frame()) {
      if (!inSight(number)) continue;
      const state = stateOf(number);
      const now = performance.now() - begun;
      if (state.legible) legible ??= now;
      if (state.sharp) return { legible: legible ?? now, sharp: now };
    }
    throw new Error(`page ${number} did not become sharp`);
  };

  const typePage = (number: number) => {
    const field = document.querySelector<HTMLInputElement>(".viewer-pages-field");
    if (!field) throw new Error("no field for the page number");
    // React hears a change only when the value is set behind its back.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, String(number));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  };
  const pressNext = () =>
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "]", code: "BracketRight", bubbles: true }),
    );

  const timed = (number: number, act: () => void) => {
    const begun = performance.now();
    act();
    return until(number, begun);
  };

  const isBlankInSight = (): boolean => {
    const pane = scroller().getBoundingClientRect();
    // Before any page element is there, the whole pane is blank.
    const shown = pages().filter((page) => {
      const box = page.getBoundingClientRect();
      return Math.min(pane.bottom, box.bottom) - Math.max(pane.top, box.top) > 20;
    });
    return shown.length === 0 || shown.some((page) => !canvasesOf(page).some(hasInk));
  };

  const scrollThrough = async (speed: number, most: number): Promise<ScrollLook> => {
    const element = scroller();
    element.scrollTop = 0;
    for (let still = 0; still < 30; still += 1) await frame();
    const begun = performance.now();
    let [before, frames, slow, blank] = [begun, 0, 0, 0];
    while (element.scrollTop < Math.min(most, element.scrollHeight - element.clientHeight) - 2) {
      element.scrollTop = ((performance.now() - begun) / 1000) * speed;
      await frame();
      const now = performance.now();
      frames += 1;
      if (now - before > 50) slow += 1;
      if (isBlankInSight()) blank += now - before;
      before = now;
    }
    return { slowFrames: slow / frames, blankTime: blank / (before - begun) };
  };

  globalThis.readingProbe = {
    goTo: (number) =>
      timed(number, () => (side === "ours" ? typePage(number) : globalThis.referenceViewer.goTo(number))),
    next: (number) =>
      timed(number, () => (side === "ours" ? pressNext() : globalThis.referenceViewer.next())),
    until,
    scrollThrough,
    geometry: () => {
      const { x, y, width, height } = scroller().getBoundingClientRect();
      const page = pages()[0];
      if (!page) throw new Error("no page is there");
      return { pageWidth: page.clientWidth, pane: { x, y, width, height } };
    },
  };
}
