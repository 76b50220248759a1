import { useEffect, useState } from "react";
import type { ShellPorts, TextScale } from "./ports";

/** The sizes of text as the bridge's contract lists them. */
export const textScales: readonly TextScale[] = [1, 1.1, 1.25, 1.4, 1.6];

/** The next size up or down, or `null` at the end. */
export function nextScale(current: TextScale, step: 1 | -1): TextScale | null {
  return textScales[textScales.indexOf(current) + step] ?? null;
}

export interface TextSize {
  readonly percent: number;
  readonly larger: (() => void) | null;
  readonly smaller: (() => void) | null;
  readonly normal: () => void;
}

/** The size of text: read at the start, kept by the shell at each change. */
export function useTextSize(shell: ShellPorts): TextSize {
  const [scale, setScale] = useState<TextScale>(1);
  useEffect(() => {
    let left = false;
    void shell.textScale().then((kept) => !left && setScale(kept));
    return () => {
      left = true;
    };
  }, [shell]);
  const set = (factor: TextScale) => {
    setScale(factor);
    void shell.setTextScale(factor);
  };
  const stepper = (step: 1 | -1) => {
    const next = nextScale(scale, step);
    return next === null ? null : () => set(next);
  };
  return { percent: Math.round(scale * 100), larger: stepper(1), smaller: stepper(-1), normal: () => set(1) };
}
