import type { Picture, PictureProfile } from "./contract";
import type { Decoded } from "./decoded";
import { forgetEngine, readProfile, type Transform } from "./qcms";
import { Unfit } from "./unfit";

/** Profiles that are kept ready: a scan's pages share one, two where some are grey. */
const mostKept = 8;
/** How far colours may be from what the samples say and still count as the same: rounding alone makes as much. */
const rounding = 2;
/** Pixels that are converted at once. */
const band = 65_536;

/** A profile ready for use; `transform` is null for the screen's own colours, which need none. */
interface Ready {
  readonly transform: Transform | null;
}

const kept = new Map<string, Promise<Ready>>();

/**
 * Decodes a picture in the colours that its profile says. A picture of few colours has those converted, any other its
 * pixels once it is as large as wanted. Throws `Unfit` as `decode` does, and where the profile cannot be used.
 */
export async function inProfile(
  picture: Picture,
  address: string,
  decode: (picture: Picture) => Promise<Decoded>,
): Promise<Decoded> {
  const { profile, colours, bits } = picture;
  if (!profile) return decode(picture);
  const plain = { ...picture, profile: null };
  const { transform } = await readyOf(profile, address);
  if (!transform) return decode(plain);
  const one = profile.components === 1;
  if (colours.kind === "palette") {
    const base = one ? colours.rgb.filter((_, at) => at % 3 === 0) : colours.rgb;
    return decode({ ...plain, colours: { kind: "palette", rgb: transform.convert(base) } });
  }
  if (bits === 1) {
    const rgb = transform.convert(Uint8Array.of(0, 255));
    return decode({ ...plain, colours: { kind: "palette", rgb } });
  }
  // Turned round before the profile is asked, and here only after.
  if (picture.inverted) throw new Unfit("samples turned round before their profile");
  const decoded = await decode(plain);
  return { ...decoded, image: converted(decoded, one ? greys(transform) : (rgb) => transform.convert(rgb)) };
}

/** Gives back what is kept ready. */
export function forgetProfiles(): void {
  kept.clear();
  forgetEngine();
}

function readyOf(profile: PictureProfile, address: string): Promise<Ready> {
  const { key, bytes, components } = profile;
  const known = kept.get(key);
  if (known) return known;
  // The engine's memory only grows: many profiles begin another.
  if (kept.size >= mostKept) forgetProfiles();
  const reading = readProfile(bytes, components, address).then((transform) => ({
    transform: isPlain(transform, components) ? null : transform,
  }));
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}

/** Whether a profile's colours are the screen's own, told by some of all: what scanners call sRGB mostly is. */
function isPlain(transform: Transform, components: 1 | 3): boolean {
  const samples = components === 1 ? Uint8Array.from({ length: 256 }, (_, at) => at) : lattice();
  const colours = transform.convert(samples);
  const step = components === 1 ? 3 : 1;
  return colours.every((each, at) => Math.abs(each - (samples[Math.floor(at / step)] ?? 0)) <= rounding);
}

/** Colours evenly spread: every eleventh part of red, green and blue. */
function lattice(): Uint8Array {
  const steps = 16;
  const part = (number: number) => Math.round(((number % steps) * 255) / (steps - 1));
  return Uint8Array.from({ length: steps ** 3 * 3 }, (_, at) =>
    part(Math.floor(Math.floor(at / 3) / steps ** (at % 3))),
  );
}

/** Converts greys that come as three equal parts. */
function greys(transform: Transform): (rgb: Uint8Array) => Uint8Array {
  const table = transform.convert(Uint8Array.from({ length: 256 }, (_, at) => at));
  return (rgb) => rgb.map((each, at) => table[each * 3 + (at % 3)] ?? 0);
}

function converted(
  { image, width, height }: Decoded,
  convert: (rgb: Uint8Array) => Uint8Array,
): OffscreenCanvas {
  const canvas = image instanceof OffscreenCanvas ? image : new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Unfit("the engine gave no canvas");
  if (image instanceof ImageBitmap) {
    context.drawImage(image, 0, 0);
    image.close();
  }
  const rows = Math.max(1, Math.floor(band / width));
  for (let top = 0; top < height; top += rows) {
    const part = context.getImageData(0, top, width, Math.min(rows, height - top));
    context.putImageData(recoloured(part, convert), 0, top);
  }
  return canvas;
}

function recoloured(part: ImageData, convert: (rgb: Uint8Array) => Uint8Array): ImageData {
  const { data } = part;
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from] as number;
    rgb[to + 1] = data[from + 1] as number;
    rgb[to + 2] = data[from + 2] as number;
  }
  const colours = convert(rgb);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = colours[from] as number;
    data[to + 1] = colours[from + 1] as number;
    data[to + 2] = colours[from + 2] as number;
  }
  return part;
}
