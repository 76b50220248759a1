const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = "10X98765432";

/** The check character of a 17-digit body (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checkCharacter = (body: string): string => {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) sum += weight * Number(body.charAt(i));
  return CHECK.charAt(sum % 11);
};

/**
 * Builds the number of a made-up person.
 * @param birth `YYYY-MM-DD`.
 * @param order 0 to 499; the sex is folded into the sequence's last digit.
 */
export const makeIdNumber = (region: string, birth: string, order: number, sex: "男" | "女"): string => {
  const sequence = String(order * 2 + (sex === "男" ? 1 : 0)).padStart(3, "0");
  const body = `${region}${birth.replaceAll("-", "")}${sequence}`;
  return body + checkCharacter(body);
};

/** The first three and the last four characters, the rest starred: what an expert may see. */
export const maskIdNumber = (id: string): string => `${id.slice(0, 3)}${"*".repeat(11)}${id.slice(-4)}`;
