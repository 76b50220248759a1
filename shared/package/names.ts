import { demand } from "./refused";

const segmentForm = /^[a-z0-9][a-z0-9._-]*$/;
const reservedForm = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/;
const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mostSegments = 8;
const mostNameBytes = 200;

const isSegment = (text: string) => segmentForm.test(text) && !text.endsWith(".") && !reservedForm.test(text);

/** Whether a name may stand in a bag: lower-case ASCII segments that every file system takes and Windows does not reserve. */
export function isBagName(name: string): boolean {
  const segments = name.split("/");
  return name.length <= mostNameBytes && segments.length <= mostSegments && segments.every(isSegment);
}

/** A name from outside, made fit for a sentence: everything unusual is escaped, and what is too long is cut. */
export function shownName(name: string): string {
  const escaped = name.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return escaped.length > 80 ? `${escaped.slice(0, 80)}…` : escaped;
}

/** The one top-level folder of an archive, named with a UUID in lower case; refuses `name-forbidden` for any other tree. */
export function bagRoot(names: readonly string[]): string {
  for (const name of names) demand(isBagName(name), "name-forbidden", shownName(name));
  const root = names[0]?.split("/")[0] ?? "";
  demand(uuidForm.test(root), "name-forbidden", shownName(root), "the folder is not named with a UUID");
  for (const name of names)
    demand(name.startsWith(`${root}/`), "name-forbidden", shownName(name), "outside the folder");
  refuseFileAsFolder(names);
  return root;
}

function refuseFileAsFolder(names: readonly string[]): void {
  const files = new Set(names);
  for (const name of names) {
    for (let cut = name.indexOf("/"); cut !== -1; cut = name.indexOf("/", cut + 1)) {
      demand(!files.has(name.slice(0, cut)), "name-forbidden", shownName(name), "a file is also a folder");
    }
  }
}
