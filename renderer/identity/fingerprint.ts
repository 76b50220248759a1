/** A fingerprint's groups of four, from its text with or without spaces. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  return (
    fingerprint
      .replace(/[^A-Z2-7]/gi, "")
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  );
}

/** The first two groups, as they stand beside a name: `K7QX 2M4D …`. */
export function fingerprintStart(fingerprint: string): string {
  return `${fingerprintGroups(fingerprint).slice(0, 2).join(" ")} …`;
}

/** All groups but the last: what the screen shows while a person still compares. */
export function shownGroups(fingerprint: string): readonly string[] {
  return fingerprintGroups(fingerprint).slice(0, -1);
}

/**
 * Whether what a person typed is the last group. Base32 has neither 0 nor 1 nor 8: they are taken for the letters that
 * look like them, as people read them out.
 */
export function isLastGroup(fingerprint: string, typed: string): boolean {
  const heard = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  const letters = heard.replaceAll("0", "O").replaceAll("1", "I").replaceAll("8", "B");
  return letters !== "" && letters === fingerprintGroups(fingerprint).at(-1);
}
