import { groundOf } from "./background";
import { type ContentBox, contentBoxOf } from "./content";
import { lightnessOf, type Picture } from "./picture";
import { skewOf } from "./skew";
import { type PageTone, toneOf } from "./tone";

/** What can be done for a page, seen from its picture as it is shown. */
export interface PageEstimate {
  /** Degrees clockwise that the page lies askew; 0 where nothing says so surely. */
  readonly angle: number;
  /** What of the page, laid straight, carries anything; `null` where nothing is to be cut off. */
  readonly content: ContentBox | null;
  /** `null` where the page is clear, or is a photograph. */
  readonly tone: PageTone | null;
}

/** A page with less bare paper than this is a photograph, or a sheet of them: it is left as it was taken. */
const leastPaper = 0.75;
/** Turning a page by less would only cost sharpness, in degrees. */
const leastAngle = 0.1;

/** Looks at the picture of a page. Best with a longer side of about `estimateSide` pixels. */
export function estimatePage(picture: Picture): PageEstimate {
  const lightness = lightnessOf(picture);
  const ground = groundOf(picture, lightness);
  if (ground.paperShare < leastPaper) return { angle: 0, content: null, tone: null };
  const found = skewOf(lightness).angle;
  const angle = Math.abs(found) < leastAngle ? 0 : found;
  return {
    angle,
    content: contentBoxOf(lightness, ground.background, angle),
    tone: toneOf(lightness, ground),
  };
}

/** The longer side that pictures are estimated at, in pixels. */
export const estimateSide = 1240;
