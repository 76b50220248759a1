/** Crockford's alphabet: no letter that looks like a digit, and no U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const groups = 8;
/** Characters of a group that are drawn by chance; one more checks them. */
const drawn = 4;

/** What somebody typed as a recovery code: the code as it is printed, or the first group (from 1) that is mistyped, 0 for another number of characters. */
export type RecoveryReading =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly group: number };

/**
 * A new recovery code: eight groups of five characters, 160 bits by chance, the fifth of each group checking the other
 * four and the group's place.
 */
export function newRecoveryCode(): string {
  const values = [...crypto.getRandomValues(new Uint8Array(groups * drawn))].map((byte) => byte % 32);
  const all = Array.from({ length: groups }, (_, group) => {
    const own = values.slice(group * drawn, (group + 1) * drawn);
    return [...own, checkOf(group, own)].map((value) => alphabet[value]).join("");
  });
  return all.join("-");
}

/** Reads a code as people type one: any case and width, any signs between, O for 0, I and L for 1. */
export function readRecoveryCode(typed: string): RecoveryReading {
  const characters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
  if (characters.length !== groups * (drawn + 1)) return { ok: false, group: 0 };
  const read: string[] = [];
  for (let group = 0; group < groups; group += 1) {
    const text = characters.slice(group * (drawn + 1), (group + 1) * (drawn + 1));
    const values = [...text].map((character) => alphabet.indexOf(character));
    const check = checkOf(group, values.slice(0, drawn));
    if (values.includes(-1) || values[drawn] !== check) return { ok: false, group: group + 1 };
    read.push(text);
  }
  return { ok: true, code: read.join("-") };
}

/**
 * The check of a group's values: a polynomial over the field of 32 elements, which finds every wrong character, every two
 * that changed places, and groups that did.
 */
function checkOf(group: number, values: readonly number[]): number {
  return values.reduce((sum, value) => double(sum ^ value), group);
}

/** Multiplies by x in GF(2)[x] / (x⁵ + x² + 1). */
function double(value: number): number {
  const next = value << 1;
  return next & 32 ? next ^ 0b100101 : next;
}
