import { type PageBox, type ScreenPoint, shownSize, type Turn } from "../../../shared/annotation/geometry";
import type { Drawing, OpenedDocument, OpenedPage } from "../document/opened-document";
import type { PreviewFaces } from "../preview/faces";
import { type CanvasPlan, covers, type PixelRect, planCanvas, planDetail } from "./canvas-size";
import { copySmaller, drop, newCanvas, shares } from "./canvases";
import { type DrawJob, type DrawQueue, drawOrder } from "./draw-queue";
import { type KeepLimit, keepLimit, pagesToRelease } from "./keep";

type OnStep = (goOn: () => void) => void;

/** A page to be drawn, in device pixels of its whole face. */
export interface DrawTarget {
  readonly page: number;
  readonly turn: Turn;
  readonly width: number;
  readonly height: number;
  /** Device pixels a unit of the page. */
  readonly scale: number;
  readonly priority: number;
  /** The part on screen; `null` for a page drawn ahead. */
  readonly visible: PixelRect | null;
  /** The page's size is only thought: it is drawn if it turns out to be so, and else not until it is told. */
  readonly isGuess?: boolean;
}

/** A finished canvas of a page. */
export interface DrawnCanvas {
  readonly canvas: HTMLCanvasElement;
  readonly turn: Turn;
  readonly key: string;
}

/** The canvas of a part of a page in full sharpness; `area` in shares of the page as shown. */
export interface DrawnDetail extends DrawnCanvas {
  readonly area: PixelRect;
}

/** What there is of a page now. */
export interface PageFace {
  readonly whole: DrawnCanvas | null;
  readonly detail: DrawnDetail | null;
  /** Its small picture, as long as there is nothing better: to be looked at only, and never sharp. */
  readonly preview: DrawnCanvas | null;
  /** The page could not be drawn: it shows a card instead. */
  readonly failed: boolean;
}

export interface DrawerOptions {
  /** How much may stay drawn; `keepLimit` otherwise. */
  readonly limit?: KeepLimit;
  /** Gives a canvas that shows the page already, to be copied smaller instead of drawing the page again. */
  readonly borrow?: (target: DrawTarget, onStep: OnStep) => Promise<HTMLCanvasElement | null>;
  /** Faces for pages that are not drawn yet. */
  readonly previews?: PreviewFaces;
}

interface Entry {
  whole: DrawnCanvas | null;
  detail: DrawnDetail | null;
  detailRect: PixelRect | null;
  failedKey: string | null;
  /** What was wanted of a size that the page turned out not to have. */
  misfitKey: string | null;
  opened: OpenedPage | null;
  used: number;
}

const nothing: PageFace = { whole: null, detail: null, preview: null, failed: false };

/**
 * Keeps the canvases of one document as its viewer wants them: an old canvas stays until the new one is complete,
 * pages far away are given back, a page that fails fails alone.
 */
export class PageDrawer {
  readonly #document: OpenedDocument;
  readonly #queue: DrawQueue;
  readonly #options: DrawerOptions;
  readonly #listeners = new Set<() => void>();
  readonly #entries = new Map<number, Entry>();
  readonly #faces = new Map<number, PageFace>();
  #targets: readonly DrawTarget[] = [];
  #uses = 0;
  #closed = false;
  readonly #endPreviews: () => void;

  constructor(document: OpenedDocument, queue: DrawQueue, options: DrawerOptions = {}) {
    this.#document = document;
    this.#queue = queue;
    this.#options = options;
    const changed = (page: number | null) => (page === null ? this.#schedule() : this.#publish(page));
    this.#endPreviews = options.previews?.subscribe(changed) ?? (() => {});
  }

  /** Calls `listener` after any page's face has changed, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What there is to see of a page: the same object until it changes. */
  face(page: number): PageFace {
    if (!this.#faces.has(page) && this.#options.previews?.canvas(page)) this.#compose(page);
    return this.#faces.get(page) ?? nothing;
  }

  /** Says which pages are wanted, and how large. Drawings that no longer fit are cancelled. */
  setTargets(targets: readonly DrawTarget[]): void {
    this.#targets = targets;
    for (const target of targets) this.#entry(target.page).used = ++this.#uses;
    this.#release();
    this.#schedule();
  }

  /** Tries a failed page again. */
  retry(page: number): void {
    this.#entry(page).failedKey = null;
    this.#publish(page);
    this.#schedule();
  }

  /** Gives the canvases of all pages back that are not on screen; they are drawn again when they are wanted again. */
  giveBack(): void {
    const seen = new Set(this.#targets.flatMap(({ page, visible }) => (visible ? [page] : [])));
    this.#targets = this.#targets.filter(({ page }) => seen.has(page));
    for (const page of [...this.#entries.keys()]) if (!seen.has(page)) this.#forget(page);
    this.#options.previews?.rest();
    this.#schedule();
  }

  /** Cancels everything and gives all canvases back. */
  close(): void {
    this.#closed = true;
    this.#endPreviews();
    this.#queue.want(this, []);
    for (const page of [...this.#entries.keys()]) this.#forget(page);
  }

  #schedule(): void {
    if (!this.#closed)
      this.#queue.want(
        this,
        this.#targets.flatMap((target) => this.#jobsFor(target)),
      );
  }

  #jobsFor(target: DrawTarget): DrawJob[] {
    const entry = this.#entry(target.page);
    const plan = planCanvas(target.width, target.height);
    const key = keyOf(target, plan);
    if (entry.failedKey === key || entry.misfitKey === key) return [];
    // A page that rushes by with a face on it would be cancelled before it is drawn.
    if (this.#options.previews?.hurried && this.face(target.page).preview) return [];
    if (entry.whole?.key !== key) return [this.#wholeJob(target, plan, key)];
    return this.#detailJob(target, plan, entry);
  }

  #wholeJob(target: DrawTarget, plan: CanvasPlan, key: string): DrawJob {
    return {
      key,
      priority: target.priority,
      start: (onStep) => {
        const canvas = newCanvas(plan.width, plan.height);
        const drawing = this.#draw(target, canvas, target.scale * plan.sharpness, { x: 0, y: 0 }, onStep);
        return this.#finish(drawing, target.page, key, canvas, (entry) => {
          drop(entry.whole?.canvas);
          entry.whole = { canvas, turn: target.turn, key };
          this.#options.previews?.drawn(target.page, entry.whole);
        });
      },
    };
  }

  #detailJob(target: DrawTarget, plan: CanvasPlan, entry: Entry): DrawJob[] {
    if (plan.sharpness === 1 || !target.visible) {
      this.#dropDetail(target.page);
      return [];
    }
    const stem = `${keyOf(target, plan)} detail`;
    const current = entry.detail?.key.startsWith(stem) ? entry.detailRect : null;
    if (current && covers(current, target.visible)) return [];
    const area = planDetail(target, target.visible);
    if (!area) return [];
    const key = `${stem} ${area.x},${area.y},${area.width},${area.height}`;
    if (entry.failedKey === key) return [];
    const start: DrawJob["start"] = (onStep) => {
      const canvas = newCanvas(area.width, area.height);
      const drawing = this.#draw(target, canvas, target.scale, area, onStep);
      return this.#finish(drawing, target.page, key, canvas, (drawn) => {
        drop(drawn.detail?.canvas);
        drawn.detail = { canvas, turn: target.turn, key, area: shares(area, target) };
        drawn.detailRect = area;
      });
    };
    return [{ key, priority: drawOrder.detail + target.priority, start }];
  }

  #draw(
    target: DrawTarget,
    canvas: HTMLCanvasElement,
    scale: number,
    offset: ScreenPoint,
    onStep: OnStep,
  ): Drawing {
    let inner: Drawing | null = null;
    let cancelled = false;
    const run = async () => {
      const lent = await this.#options.borrow?.(target, onStep);
      if (lent) return copySmaller(lent, canvas);
      const page = await this.#document.page(target.page);
      if (cancelled || this.#closed) throw new DOMException("the page is not wanted any more", "AbortError");
      if (target.isGuess && !fits(target, page.box)) throw new Misfit();
      this.#entry(target.page).opened = page;
      const isAhead = target.priority >= drawOrder.near;
      inner = page.draw({ canvas, turn: target.turn, scale, offset, onStep, isAhead });
      await inner.done;
    };
    const cancel = () => {
      cancelled = true;
      inner?.cancel();
    };
    return { done: run(), cancel };
  }

  #finish(
    drawing: Drawing,
    page: number,
    key: string,
    canvas: HTMLCanvasElement,
    keep: (entry: Entry) => void,
  ): Drawing {
    let cancelled = false;
    const done = drawing.done.then(
      () => {
        if (cancelled || this.#closed) return drop(canvas);
        const entry = this.#entry(page);
        entry.failedKey = null;
        keep(entry);
        this.#publish(page);
        this.#release();
      },
      (error: unknown) => {
        drop(canvas);
        if (cancelled || this.#closed) return;
        if (error instanceof Misfit) {
          this.#entry(page).misfitKey = key;
          return;
        }
        console.error(`page ${page} could not be drawn`, error);
        this.#entry(page).failedKey = key;
        this.#publish(page);
      },
    );
    // A detail becomes due once its page is there.
    done.then(() => queueMicrotask(() => this.#schedule()));
    const cancel = () => {
      cancelled = true;
      drawing.cancel();
    };
    return { done, cancel };
  }

  #release(): void {
    const wanted = new Set(this.#targets.map(({ page }) => page));
    const drawn = [...this.#entries].map(([page, { whole, used }]) => ({
      page,
      used,
      pixels: whole ? whole.canvas.width * whole.canvas.height : 0,
    }));
    for (const page of pagesToRelease(drawn, wanted, this.#options.limit ?? keepLimit)) this.#forget(page);
    for (const page of this.#entries.keys()) if (!wanted.has(page)) this.#rest(page);
  }

  /** A page out of sight keeps its canvas; its detail and the decoded picture behind it go. */
  #rest(page: number): void {
    this.#dropDetail(page);
    const entry = this.#entries.get(page);
    entry?.opened?.release();
    if (entry) entry.opened = null;
  }

  #dropDetail(page: number): void {
    const entry = this.#entries.get(page);
    if (!entry?.detail) return;
    drop(entry.detail.canvas);
    entry.detail = null;
    entry.detailRect = null;
    this.#publish(page);
  }

  #forget(page: number): void {
    const entry = this.#entries.get(page);
    if (!entry) return;
    drop(entry.whole?.canvas);
    drop(entry.detail?.canvas);
    entry.opened?.release();
    this.#entries.delete(page);
    this.#publish(page);
  }

  #publish(page: number): void {
    this.#compose(page);
    for (const listener of this.#listeners) listener();
  }

  #compose(page: number): void {
    const { whole = null, detail = null, failedKey = null } = this.#entries.get(page) ?? {};
    const small = whole || failedKey !== null ? null : (this.#options.previews?.canvas(page) ?? null);
    const preview = small && { canvas: small, turn: 0 as const, key: "preview" };
    if (!whole && !detail && !preview && failedKey === null) this.#faces.delete(page);
    else this.#faces.set(page, { whole, detail, preview, failed: failedKey !== null && whole === null });
  }

  #entry(page: number): Entry {
    let entry = this.#entries.get(page);
    if (!entry) {
      entry = {
        whole: null,
        detail: null,
        detailRect: null,
        failedKey: null,
        misfitKey: null,
        opened: null,
        used: 0,
      };
      this.#entries.set(page, entry);
    }
    return entry;
  }
}

class Misfit extends Error {
  override readonly name = "Misfit";
}

/** Whether a page is, but for what rounding does, as large as was thought. */
function fits({ turn, scale, width, height }: DrawTarget, box: PageBox): boolean {
  const shown = shownSize({ box, turn, scale });
  return Math.abs(shown.width - width) < 2 && Math.abs(shown.height - height) < 2;
}

function keyOf(target: DrawTarget, plan: CanvasPlan): string {
  return `${target.page} ${target.turn} ${plan.width}x${plan.height} ${plan.sharpness === 1 ? "" : target.scale}`;
}
