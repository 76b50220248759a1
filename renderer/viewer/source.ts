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
  /** Gives back what the reader holds. Reading afterwards rejects. */
  close(): void;
}
