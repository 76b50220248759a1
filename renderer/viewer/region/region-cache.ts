/** A drawn region. */
export interface DrawnRegion {
  readonly canvas: HTMLCanvasElement;
}

/** So many small pictures are kept: some 20 MB on a dense screen. */
const most = 40;

const drawn = new Map<string, DrawnRegion>();

/** A picture drawn before; it counts as used now. */
export function keptRegion(key: string): DrawnRegion | null {
  const found = drawn.get(key);
  if (!found) return null;
  drawn.delete(key);
  drawn.set(key, found);
  return found;
}

/** Keeps a picture; the one unused for longest goes. */
export function keepRegion(key: string, region: DrawnRegion): void {
  drawn.set(key, region);
  const [oldest] = drawn.keys();
  if (drawn.size > most && oldest !== undefined) forget(oldest);
}

/** Gives all pictures back: nothing of a seat stays when it is locked. */
export function forgetRegions(): void {
  for (const key of [...drawn.keys()]) forget(key);
}

function forget(key: string): void {
  const region = drawn.get(key);
  // An empty canvas gives its memory back at once, not when it is collected.
  if (region) region.canvas.width = 0;
  drawn.delete(key);
}
