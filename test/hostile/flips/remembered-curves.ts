type Import = typeof crypto.subtle.importKey;
type Derive = typeof crypto.subtle.deriveBits;

/** How many products are remembered before all are forgotten. */
const most = 20_000;

class Memory<T> {
  readonly #known = new Map<string, T>();

  of(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= most) this.#known.clear();
    const made = make();
    this.#known.set(key, made);
    return made;
  }
}

const spelt = (data: unknown) =>
  data instanceof Uint8Array ? Buffer.from(data).toString("hex") : JSON.stringify(data);

/**
 * Lets WebCrypto remember what it was asked on X25519, and the keys that it imported: both are the same every time, and
 * flips ask for the same few a hundred thousand times over. Signatures are verified anew each time.
 */
export function rememberCurves(): void {
  const { subtle } = crypto;
  const [importKey, deriveBits] = [subtle.importKey.bind(subtle), subtle.deriveBits.bind(subtle)];
  const keys = new Memory<Promise<CryptoKey>>();
  const products = new Memory<Promise<ArrayBuffer>>();
  const names = new WeakMap<CryptoKey, string>();
  const remember = async (...[format, data, algorithm, ...rest]: Parameters<Import>) => {
    const name = [format, spelt(data), JSON.stringify(algorithm), ...rest.map(String)].join();
    const key = await keys.of(name, () =>
      importKey(format as "raw", data as BufferSource, algorithm, ...rest),
    );
    names.set(key, name);
    return key;
  };
  const derive = async (...[algorithm, key, length]: Parameters<Derive>) => {
    const peer = (algorithm as { public?: CryptoKey }).public;
    const [one, other] = [names.get(key), peer && names.get(peer)];
    if (!one || !other) return deriveBits(algorithm, key, length);
    const product = await products.of(`${one} ${other}`, () => deriveBits(algorithm, key, length));
    return product.slice(0);
  };
  Object.defineProperty(subtle, "importKey", { value: remember });
  Object.defineProperty(subtle, "deriveBits", { value: derive });
}
