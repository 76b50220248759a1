import type { PdfFile } from "./file";
import { demand, NotSimple } from "./not-simple";
import { type Profile, profileOf } from "./profile";
import { isList, isNamed, PdfName, PdfRef, PdfString, type PdfValue, whole } from "./value";

/** How an image's samples become colours: one of grey, three of red, green and blue, or a number in a palette of such three. */
export type Colours =
  | { readonly kind: "gray" }
  | { readonly kind: "rgb" }
  | { readonly kind: "palette"; readonly rgb: Uint8Array };

/** A colour space; with a profile, those colours are a certain device's, of which the profile says how they look. */
export interface ColourSpace {
  readonly colours: Colours;
  readonly profile: Profile | null;
}

/** A colour space that is known. Throws `NotSimple` for one that another reader must tell. */
export async function colourSpaceOf(file: PdfFile, value: PdfValue | undefined): Promise<ColourSpace> {
  const space = await file.value(value);
  if (space instanceof PdfName) return device(space.text);
  if (!isList(space)) throw new NotSimple("a colour space that is none");
  if (space.length === 1 && space[0] instanceof PdfName) return device(space[0].text);
  if (isNamed(space[0], "ICCBased") && space.length === 2) return profiled(file, space[1]);
  demand(isNamed(space[0], "Indexed") && space.length === 4, "a colour space that is not known exactly");
  const { colours, profile } = await colourSpaceOf(file, space[1]);
  demand(colours.kind !== "palette", "a palette of palettes");
  const last = whole(await file.value(space[2]), 0, 255, "a palette's last colour");
  const rgb = paletteOf(colours, last, await tableOf(file, space[3]));
  return { colours: { kind: "palette", rgb }, profile };
}

function device(name: string): ColourSpace {
  if (name === "DeviceGray") return { colours: { kind: "gray" }, profile: null };
  if (name === "DeviceRGB") return { colours: { kind: "rgb" }, profile: null };
  throw new NotSimple("a colour space that is not known exactly");
}

async function profiled(file: PdfFile, value: PdfValue | undefined): Promise<ColourSpace> {
  const profile = await profileOf(file, value);
  return { colours: { kind: profile.components === 1 ? "gray" : "rgb" }, profile };
}

async function tableOf(file: PdfFile, value: PdfValue | undefined): Promise<Uint8Array> {
  const direct = value instanceof PdfRef ? null : value;
  if (direct instanceof PdfString) return direct.bytes;
  return file.bytesOf(await file.stream(value), 4096);
}

function paletteOf(base: Colours, last: number, table: Uint8Array): Uint8Array {
  const step = base.kind === "rgb" ? 3 : 1;
  demand(table.length >= (last + 1) * step, "a palette that is cut off");
  // A number beyond the last colour is the last.
  return Uint8Array.from({ length: 768 }, (_, at) => {
    const colour = Math.min(last, Math.floor(at / 3));
    return table[step === 3 ? colour * 3 + (at % 3) : colour] ?? 0;
  });
}
