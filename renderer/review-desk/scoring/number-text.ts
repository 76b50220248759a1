/** What was typed as a number, with full-width digits and points taken for what they mean; `null` for nothing, `NaN` for words and other text that is no number. */
export function typedNumber(text: string): number | null {
  if (text.trim() === "") return null;
  const plain = plainDigits(text);
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Full-width digits and points as a Chinese keyboard types them, in their plain form; everything else that is no part of a number is dropped. */
export function plainDigits(text: string): string {
  return text
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/gu, ".")
    .replace(/[^\d.]/gu, "");
}
