import { findOrientation } from "../document/exif-orientation";
import { Malformed } from "./pdf/parse";
import type { ByteRanges } from "./pdf/source-window";
import { dictOf, name, type PdfValue } from "./pdf/values";
import type { EmbeddedPicture } from "./picture-page";

/** Frames: SOF0 to SOF15 but for DHT, JPG and DAC, which share the range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const app14 = 0xee;
const startOfScan = 0xda;
/** Exif and colour profiles come before the frame; they are rarely over some hundred KiB. */
const firstHead = 262_144;

interface Frame {
  readonly bits: number;
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly adobe: boolean;
}

/** A JPEG as it is: PDF takes it whole. Throws a `Malformed` where it has no frame. */
export async function jpegPicture(source: ByteRanges, signal?: AbortSignal): Promise<EmbeddedPicture> {
  let head: Uint8Array = new Uint8Array(0);
  let frame: Frame | null = null;
  for (let length = firstHead; !frame; length *= 8) {
    head = await source.read(0, Math.min(length, source.size), signal);
    frame = frameIn(head);
    if (!frame && length >= source.size) throw new Malformed("a JPEG without a frame");
  }
  return {
    width: frame.width,
    height: frame.height,
    orientation: findOrientation(head)?.orientation ?? 1,
    dict: dictOf({
      Type: name("XObject"),
      Subtype: name("Image"),
      Width: frame.width,
      Height: frame.height,
      BitsPerComponent: frame.bits,
      ColorSpace: colourSpace(frame.components),
      // What Adobe writes in four colours is written inverted.
      Decode: frame.components === 4 && frame.adobe ? [1, 0, 1, 0, 1, 0, 1, 0] : undefined,
      Filter: name("DCTDecode"),
    }),
    parts: [{ offset: 0, length: source.size }],
    mask: null,
  };
}

function colourSpace(components: number): PdfValue {
  if (components === 1) return name("DeviceGray");
  if (components === 3) return name("DeviceRGB");
  if (components === 4) return name("DeviceCMYK");
  throw new Malformed(`a JPEG of ${components} components`);
}

function frameIn(bytes: Uint8Array): Frame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) throw new Malformed("no JPEG");
  let adobe = false;
  for (let at = 2; at + 10 <= bytes.length; ) {
    if (view.getUint8(at) !== 0xff) throw new Malformed("a JPEG segment that is none");
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) throw new Malformed("a JPEG scan before its frame");
    if (marker === app14 && view.getUint32(at + 4) === 0x41646f62) adobe = true;
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (width === 0 || height === 0) throw new Malformed("a JPEG that does not say its size");
      return { bits: view.getUint8(at + 4), width, height, components: view.getUint8(at + 9), adobe };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
