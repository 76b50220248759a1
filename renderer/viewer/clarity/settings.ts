/** How the reader has a material shown. It changes nothing of the material; numbers only, kept with the reader's place. */
export interface Clarity {
  /** Paper made white and ink black, page by page as each needs it. */
  readonly tone: boolean;
  /** Each page laid straight. */
  readonly straighten: boolean;
  /** Empty margins cut off. */
  readonly crop: boolean;
  /** −100 to 100. */
  readonly brightness: number;
  /** −100 to 100. */
  readonly contrast: number;
  /** 0 to 100. */
  readonly sharpen: number;
  /** 0 is off; from there up everything darker than so many hundredths is black and the rest white, up to 99. */
  readonly threshold: number;
  readonly grey: boolean;
  readonly invert: boolean;
  /** Degrees clockwise that pages are turned by hand, on top of `straighten`; −5 to 5. */
  readonly angle: number;
}

/** Everything as the file has it. */
export const plain: Clarity = {
  tone: false,
  straighten: false,
  crop: false,
  brightness: 0,
  contrast: 0,
  sharpen: 0,
  threshold: 0,
  grey: false,
  invert: false,
  angle: 0,
};

/** The names of what is set by a number, with its bounds and step. */
export const bounds = {
  brightness: { least: -100, most: 100, step: 5 },
  contrast: { least: -100, most: 100, step: 5 },
  sharpen: { least: 0, most: 100, step: 5 },
  threshold: { least: 0, most: 99, step: 1 },
  angle: { least: -5, most: 5, step: 0.1 },
} as const;

/** What is set by a number. */
export type Amount = keyof typeof bounds;
/** What is on or off. */
export type Switch = { [Key in keyof Clarity]: Clarity[Key] extends boolean ? Key : never }[keyof Clarity];

const amounts = Object.keys(bounds) as Amount[];
const switches = (Object.keys(plain) as (keyof Clarity)[]).filter(
  (key): key is Switch => typeof plain[key] === "boolean",
);

/** Whether everything is as the file has it. */
export function isPlain(clarity: Clarity): boolean {
  return (Object.keys(plain) as (keyof Clarity)[]).every((key) => clarity[key] === plain[key]);
}

/** Whether 一键清晰 is on: anything of what it sets is. */
export function isAutomatic({ tone, straighten, crop }: Clarity): boolean {
  return tone || straighten || crop;
}

/** 一键清晰: all that it sets on, or all of it off; what was set by hand stays. */
export function toggled(clarity: Clarity): Clarity {
  const on = !isAutomatic(clarity);
  return { ...clarity, tone: on, straighten: on, crop: on };
}

/** Reads what was kept. What cannot be read, of an older or a newer program, is as the file has it. */
export function readClarity(kept: unknown): Clarity {
  if (typeof kept !== "object" || kept === null) return plain;
  const values = kept as Readonly<Record<string, unknown>>;
  const read: { -readonly [Key in keyof Clarity]: Clarity[Key] } = { ...plain };
  for (const key of switches) if (typeof values[key] === "boolean") read[key] = values[key];
  for (const key of amounts) {
    const value = values[key];
    if (typeof value === "number" && Number.isFinite(value)) read[key] = within(key, value);
  }
  return read;
}

/** An amount brought to its bounds and to its step. */
export function within(amount: Amount, value: number): number {
  const { least, most, step } = bounds[amount];
  const stepped = Math.round(Math.round(value / step) * step * 100) / 100;
  return Math.min(most, Math.max(least, stepped)) + 0;
}
