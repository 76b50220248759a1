import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Random } from "../random";
import { fontValue, type Weight } from "./fonts";
import { breakLines, textWidth } from "./typeset";

/** Millimetres in a typographic point. */
export const POINT = 25.4 / 72;
/** Toner: never quite black. */
export const INK = "#211f1e";

/** How a piece of text looks. `size` in points, `tracking` in millimetres between characters. */
export interface TextStyle {
  readonly size?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: "left" | "center" | "right";
  readonly tracking?: number;
}

/** A text of several lines: line pitch in lines' own size, indent of each paragraph in ems. */
export interface BlockStyle extends TextStyle {
  readonly pitch?: number;
  readonly indent?: number;
}

/** A page to draw on, in millimetres from its top left corner. */
export class Sheet {
  /**
   * @param ctx a context whose unit is one millimetre of paper.
   * @param random what varies from page to page comes from here.
   */
  constructor(
    readonly ctx: SKRSContext2D,
    readonly width: number,
    readonly height: number,
    readonly random: Random,
  ) {}

  /** One line of text with its baseline at `y`; `x` is its left, middle or right after `align`. */
  text(x: number, y: number, text: string, style: TextStyle = {}): void {
    const { ctx } = this;
    const size = (style.size ?? 12) * POINT;
    const tracking = style.tracking ?? 0;
    const weight = style.weight ?? 400;
    ctx.font = fontValue(size, weight);
    ctx.fillStyle = style.color ?? INK;
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    const width = textWidth(text, size, weight) + tracking * (text.length - 1);
    const left = style.align === "center" ? x - width / 2 : style.align === "right" ? x - width : x;
    if (tracking === 0) {
      ctx.fillText(text, left, y);
      return;
    }
    let at = left;
    for (const character of text) {
      ctx.fillText(character, at, y);
      at += textWidth(character, size, weight) + tracking;
    }
  }

  /** Centred on the page. */
  centred(y: number, text: string, style: TextStyle = {}): void {
    this.text(this.width / 2, y, text, { ...style, align: "center" });
  }

  /** A text broken into lines from the first baseline at `y`; returns the baseline of the line after the last. */
  block(x: number, y: number, width: number, text: string, style: BlockStyle = {}): number {
    const size = (style.size ?? 12) * POINT;
    const pitch = size * (style.pitch ?? 1.6);
    const indent = (style.indent ?? 0) * size;
    const [from, shift] =
      style.align === "center" ? [x + width / 2, 0] : style.align === "right" ? [x + width, 0] : [x, indent];
    let baseline = y;
    for (const [i, line] of breakLines(text, width, size, style.weight ?? 400, indent).entries()) {
      this.text(from + (i === 0 ? shift : 0), baseline, line, style);
      baseline += pitch;
    }
    return baseline;
  }

  /** A straight line. */
  line(x1: number, y1: number, x2: number, y2: number, thickness = 0.25, color = INK): void {
    const { ctx } = this;
    ctx.strokeStyle = color;
    ctx.lineWidth = thickness;
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
  }

  /** The outline of a rectangle. */
  frame(x: number, y: number, width: number, height: number, thickness = 0.25, color = INK): void {
    const { ctx } = this;
    ctx.strokeStyle = color;
    ctx.lineWidth = thickness;
    ctx.strokeRect(x, y, width, height);
  }

  /** A filled rectangle. */
  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.ctx.fillStyle = color;
    this.ctx.fillRect(x, y, width, height);
  }

  /** A framed cell with text inside, wrapped and centred in height. */
  cell(x: number, y: number, width: number, height: number, text: string, style: BlockStyle = {}): void {
    this.frame(x, y, width, height);
    const size = (style.size ?? 12) * POINT;
    const pitch = size * (style.pitch ?? 1.35);
    const pad = style.align === "left" ? 1.6 : 0.8;
    const lines = breakLines(text, width - 2 * pad, size, style.weight ?? 400);
    let baseline = y + height / 2 - ((lines.length - 1) * pitch) / 2 + size * 0.36;
    for (const line of lines) {
      const align = style.align ?? "center";
      const at = align === "center" ? x + width / 2 : align === "right" ? x + width - pad : x + pad;
      this.text(at, baseline, line, { ...style, align });
      baseline += pitch;
    }
  }

  /** Draws something in a turned and moved frame of its own, leaving this one as it was. */
  turned(x: number, y: number, degrees: number, draw: () => void): void {
    const { ctx } = this;
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate((degrees * Math.PI) / 180);
    draw();
    ctx.restore();
  }
}
