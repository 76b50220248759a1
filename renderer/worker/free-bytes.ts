/** Says how many bytes may still be stored; `null` where it does not know. */
export type FreeBytes = () => Promise<number | null>;

/** The engine's share for this program less what it uses of it. It is a part of the whole disk, not of what is free on it. */
export const engineShare: FreeBytes = async () => {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : quota - usage;
};

/** What may still be stored by both the engine's share and the disk itself, which only the main process can look at. */
export class Room {
  readonly #share: FreeBytes;
  #disk: FreeBytes | null = null;

  constructor(share: FreeBytes) {
    this.#share = share;
  }

  /** Says whom to ask about the disk. */
  attachDisk(disk: FreeBytes): void {
    this.#disk = disk;
  }

  /** The less of the two, of what is known. */
  readonly free: FreeBytes = async () => {
    const asked = await Promise.all([this.#share(), this.#disk?.() ?? null]);
    const known = asked.filter((each) => each !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
}
