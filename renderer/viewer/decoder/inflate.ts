/** As `Inflate` says, by the engine's own means. */
export async function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  const { writable, readable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  // What is wrong with the bytes is told to whoever reads.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("more bytes than allowed");
    }
    parts.push(value);
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
