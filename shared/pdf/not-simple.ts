/**
 * The only error that reading a PDF here throws by itself: the file, or this part of it, is damaged, unusual or beyond a
 * bound. It says nothing against the file; another reader, which repairs and guesses, takes over.
 */
export class NotSimple extends Error {
  override readonly name = "NotSimple";
}

/** Throws `NotSimple` with `why` unless `holds`. */
export function demand(holds: boolean, why: string): asserts holds {
  if (!holds) throw new NotSimple(why);
}
