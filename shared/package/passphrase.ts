/** The full-width forms of the visible ASCII characters lie this far behind them. */
const wideOffset = 0xfee0;

/**
 * A passphrase in its plainest form: NFC, full-width letters, digits, signs and spaces as ordinary ones, no blanks at the
 * ends. An input method makes full-width forms of what somebody reads off a note, and nobody sees it behind the dots.
 */
export function plainPassphrase(text: string): string {
  const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - wideOffset),
  );
  return narrow
    .replace(/\u3000/g, " ")
    .normalize("NFC")
    .trim();
}

/**
 * What a typed passphrase may mean, to be tried in this order: itself in NFC, as any age file's is taken, and its plainest
 * form, in which task packages are sealed.
 */
export const passphraseReadings = (typed: string): readonly string[] => [
  ...new Set([typed.normalize("NFC"), plainPassphrase(typed)]),
];
