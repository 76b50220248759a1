import type { SKRSContext2D } from "@napi-rs/canvas";
import { fontValue } from "./fonts";

/** Says at the foot of a page, small enough not to disturb, that it is made up. `height` of the page in millimetres. */
export const printNotice = (ctx: SKRSContext2D, height: number): void => {
  ctx.font = fontValue(2.3, 400);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = "#5e5c58";
  ctx.fillText("示例材料，内容均为虚构", 9, height - 5);
};
