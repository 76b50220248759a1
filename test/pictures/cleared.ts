import { estimatePage } from "../../renderer/viewer/clarity/estimate/page-estimate";
import type { Picture } from "../../renderer/viewer/clarity/estimate/picture";
import { treat } from "../../renderer/viewer/clarity/pipeline";
import { plain, toggled } from "../../renderer/viewer/clarity/settings";
import { treatmentOf } from "../../renderer/viewer/clarity/treatment";
import { samplePages } from "./made-pages";

/** The longer side of a page in a laptop's window, in pixels. */
export const shown = 1100;

/** Some of the sample's pages, from each kind of material. */
export const somePages = () => samplePages().filter((_, index) => index % 41 === 0);

/** What 一键清晰 makes of a picture as it is drawn on screen. */
export function cleared(picture: Picture): Picture {
  const treatment = treatmentOf(toggled(plain), estimatePage(picture).tone);
  return treatment ? treat(picture, treatment) : picture;
}
