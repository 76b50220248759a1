/** The most pixels of a picture that is copied: an A4 page at 600 dpi. */
const mostPixels = 36_000_000;

/** Whether bytes begin as a PNG does, with sides that are not too large: nothing else is given to a decoder. */
export function isPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return false;
  if (view.getUint32(12) !== 0x49484452) return false;
  const pixels = view.getUint32(16) * view.getUint32(20);
  return pixels > 0 && pixels <= mostPixels;
}
