/** The longest name, firm or title that is shown whole; a card may hold any text at all. */
const longest = 60;

/**
 * A text that a card's owner chose, made fit to stand among the program's own words: on one line, without characters that
 * cannot be seen or that turn the direction of writing, and not so long that it pushes the rest away.
 */
export function stated(text: string): string {
  const plain = text.replace(/[\p{C}\p{Z}\s]+/gu, " ").trim();
  const characters = [...plain];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : plain;
}
