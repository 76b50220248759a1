import { mostStreamBytes, type PdfFile } from "./file";
import { filtersOf } from "./filter";
import { ascii } from "./lexer";
import { NotSimple } from "./not-simple";
import type { PageEntry } from "./page-tree";
import { isList, PdfRef, type PdfValue } from "./value";

/** Streams of one page, and names of pictures in it, that are looked at. */
const mostLooked = 64;

/**
 * Whether a page's content is not there or does not unpack, or names a picture that is not there. To be asked of a page
 * that comes out blank: only then does it tell a damaged page from an empty one. Rejects as the source does.
 */
export async function isDamaged(file: PdfFile, entry: PageEntry): Promise<boolean> {
  const resources = await known(() => file.dict(entry.inherited.Resources, "the resources"));
  const pictures = await known(() => file.dict(resources?.get("XObject"), "the pictures"));
  for (const part of await partsOf(file, entry.dict.get("Contents"))) {
    const stream = await known(() => file.stream(part));
    if (!stream) return true;
    const filters = await known(async () => filtersOf(stream.dict));
    // Another reader knows more filters; what it makes of them is not judged here.
    if (!filters?.every(({ name }) => name === "FlateDecode")) continue;
    const bytes = await known(() => file.bytesOf(stream, mostStreamBytes));
    if (!bytes) return true;
    for (const name of namesIn(ascii(bytes, 0, bytes.length)))
      if (!(await known(() => file.stream(pictures?.get(name))))) return true;
  }
  return false;
}

async function partsOf(file: PdfFile, contents: PdfValue | undefined): Promise<readonly PdfValue[]> {
  if (isList(contents)) return contents.slice(0, mostLooked);
  if (!(contents instanceof PdfRef)) return [];
  const list = await known(() => file.value(contents));
  return isList(list) ? list.slice(0, mostLooked) : [contents];
}

/** The names before `Do`. */
function namesIn(content: string): readonly string[] {
  const names = new Set<string>();
  for (const [, name = ""] of content.matchAll(/\/([^\s/<>[\](){}%]{1,127})\s+Do\b/gu)) {
    names.add(name);
    if (names.size === mostLooked) break;
  }
  return [...names];
}

async function known<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NotSimple) return null;
    throw error;
  }
}
