/**
 * A text as one line of output: line ends, control and invisible characters (a file's name may hold any, a card's owner
 * may write any) are escaped as JSON escapes them. So no name forges a line, and an escaped line of JSON is the same JSON.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeOf(character.charCodeAt(index))).join(""),
  );

const escapeOf = (unit: number) => `\\u${unit.toString(16).padStart(4, "0")}`;
