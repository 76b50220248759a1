import { hexGroups } from "../../shared/domain/review-digest";

/** The first twelve digits of a digest in groups of four: enough to tell two apart; the whole is at its bundle. */
export function FirstDigits({ hex }: { readonly hex: string }) {
  return (
    <span className="bureau-hex" translate="no">
      {hexGroups(hex, 12).join(" ")} …
    </span>
  );
}
