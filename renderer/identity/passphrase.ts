import { plainPassphrase } from "../../shared/package/passphrase";

/** How hard a passphrase is to guess, with what to say about it. `enough` is the least that is accepted. */
export interface PassphraseStrength {
  /** 0 (nothing) to 4 (strong), for the bar. */
  readonly steps: 0 | 1 | 2 | 3 | 4;
  readonly enough: boolean;
  readonly words: string;
}

/** The least length of a passphrase; a Chinese character counts as two. */
export const leastLength = 8;

const habits =
  /^(12345678|87654321|password|qwertyui|abcdefgh|11111111|00000000|88888888|66666666|iloveyou)/i;

/** Bits that one character adds, by the alphabet it seems drawn from; a Chinese character counts as a frequent one. */
function bitsOf(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return 9;
  if (/\d/.test(character)) return 2.7;
  return /[a-zA-Z]/.test(character) ? 4.2 : 5;
}

/** A rough, low estimate in bits: repeats and runs (aaa, 123) add almost nothing. */
export function passphraseBits(passphrase: string): number {
  const characters = [...passphrase];
  let bits = 0;
  for (const [index, character] of characters.entries()) {
    const before = index === 0 ? undefined : characters[index - 1]?.codePointAt(0);
    const step = before === undefined ? undefined : (character.codePointAt(0) ?? 0) - before;
    const foreseen = step !== undefined && Math.abs(step) <= 1;
    bits += foreseen ? 0.5 : bitsOf(character);
  }
  return bits;
}

function lengthOf(passphrase: string): number {
  return [...passphrase].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

/** Judges a passphrase for the hint below its field, in the form under which keys are sealed: blanks at its ends add nothing. */
export function passphraseStrength(typed: string): PassphraseStrength {
  const passphrase = plainPassphrase(typed);
  const length = lengthOf(passphrase);
  if (length === 0) return { steps: 0, enough: false, words: `至少 ${leastLength} 个字符` };
  if (length < leastLength)
    return { steps: 1, enough: false, words: `太短，还差 ${leastLength - length} 个字符` };
  const bits = passphraseBits(passphrase);
  if (habits.test(passphrase) || bits < 24) return { steps: 1, enough: false, words: "太容易猜到，请换一个" };
  if (bits < 40) return { steps: 2, enough: true, words: "可以使用，再长一些更安全" };
  return bits < 60 ? { steps: 3, enough: true, words: "安全" } : { steps: 4, enough: true, words: "很安全" };
}
