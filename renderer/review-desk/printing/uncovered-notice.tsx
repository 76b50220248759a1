import type { UncoveredCharacter } from "../../forms";
import { Notice } from "../../ui/notice";

/** So many characters are named; of the others it is said how many they are. */
const mostNamed = 8;

/** Which characters the forms' faces cannot print, and where each stands. Nothing where there are none. */
export function UncoveredNotice({ uncovered }: { readonly uncovered: readonly UncoveredCharacter[] }) {
  if (uncovered.length === 0) return null;
  const more = uncovered.length - mostNamed;
  return (
    <Notice tone="warn">
      有 {uncovered.length} 个字不在随附字库中，可能印成方框，可以照常打印：
      <ul className="printing-lacking">
        {uncovered.slice(0, mostNamed).map(({ character, sheet, around }) => (
          <li key={character}>
            “<span translate="no">{character}</span>”（编码 <span translate="no">{codeOf(character)}</span>
            ），预览第 {sheet} 页“
            <span translate="no">{around}</span>”处
          </li>
        ))}
      </ul>
      {more > 0 && `另有 ${more} 个。`}请在预览中核对，显示不对的，打印后手写补上。
    </Notice>
  );
}

/** The character's number, by which a workshop finds it: on screen it is a box like any other. */
function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
