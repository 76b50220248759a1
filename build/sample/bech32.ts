const LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

const polymod = (values: readonly number[]): number => {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [i, generator] of GENERATORS.entries()) {
      if ((top >>> i) & 1) check ^= generator;
    }
  }
  return check;
};

/** Bytes as groups of five bits, the last filled with zeros. */
const groupsOf = (bytes: Uint8Array): number[] => {
  const groups: number[] = [];
  let pending = 0;
  let count = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xfff;
    count += 8;
    while (count >= 5) {
      count -= 5;
      groups.push((pending >>> count) & 31);
    }
  }
  if (count > 0) groups.push((pending << (5 - count)) & 31);
  return groups;
};

/** Encodes bytes as Bech32 (BIP 173) under a lower-case prefix, which is how age writes its keys. */
export const toBech32 = (prefix: string, bytes: Uint8Array): string => {
  const codes = [...prefix].map((character) => character.charCodeAt(0));
  const head = [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
  const data = groupsOf(bytes);
  const check = polymod([...head, ...data, 0, 0, 0, 0, 0, 0]) ^ 1;
  const tail = [0, 1, 2, 3, 4, 5].map((i) => (check >>> (5 * (5 - i))) & 31);
  return `${prefix}1${[...data, ...tail].map((value) => LETTERS.charAt(value)).join("")}`;
};
