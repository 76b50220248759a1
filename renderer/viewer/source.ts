/** A small picture of a page, a JPEG, as it is shown when the reader did not turn it. */
export interface PreviewPicture {
  /** From 1. */
  readonly page: number;
  readonly jpeg: Uint8Array<ArrayBuffer>;
}

/** Keeps small pictures of a material's pages, by runs of pages numbered from 0. Both calls reject where that fails. */
export interface PreviewShelf {
  get(pack: number): Promise<readonly PreviewPicture[]>;
  /** Keeps all of a run, in place of what was kept of it. */
  keep(pack: number, pictures: readonly PreviewPicture[]): Promise<void>;
}

/** The bytes of one material, decrypted range by range. The plaintext lives in memory only and never becomes a Blob. */
export interface MaterialSource {
  readonly materialId: string;
  readonly mediaType: "application/pdf" | "image/jpeg" | "image/png";
  /** Length of the plaintext in bytes. */
  readonly size: number;
  /** Reads `length` bytes from `offset`. Rejects when a chunk does not authenticate or `signal` aborts. */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** Where the password of an encrypted PDF is kept, so that it is asked for once; without it, it is asked for each time. */
  readonly password?: {
    /** The kept one; `null` where there is none or it cannot be read. */
    get(): Promise<string | null>;
    /** Keeps one that opened the file. */
    keep(password: string): Promise<void>;
  };
  /** Where small pictures of the pages are kept, encrypted, until the next reading; without it each reading makes its own. */
  readonly previews?: PreviewShelf;
  /** Gives back what the reader holds. Reading afterwards rejects. */
  close(): void;
}
