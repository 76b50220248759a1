import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A word that was found in a file, and how it was spelt there. */
export interface Trace {
  readonly word: string;
  readonly spelling: string;
  readonly file: string;
}

interface Spelling {
  readonly word: string;
  readonly spelling: string;
  readonly bytes: Buffer;
}

/** Every file under a folder that holds one of the words, as UTF-8, UTF-16 or inside base64 of either alphabet. */
export async function findInFolder(folder: string, words: readonly string[]): Promise<Trace[]> {
  const spellings = words.flatMap(spellingsOf);
  const traces: Trace[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const content = await readFile(file);
    for (const { word, spelling, bytes } of spellings)
      if (content.includes(bytes)) traces.push({ word, spelling, file });
  }
  return traces;
}

function spellingsOf(word: string): Spelling[] {
  const utf8 = Buffer.from(word, "utf8");
  // Inside a longer base64 text a word shows in one of three alignments; its outermost characters mix with the neighbours.
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString("base64")
      .slice(4, -4),
  );
  const urlSafe = inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  return [
    { word, spelling: "utf-8", bytes: utf8 },
    { word, spelling: "utf-16", bytes: Buffer.from(word, "utf16le") },
    ...[...inBase64, ...urlSafe].map((text) => ({ word, spelling: "base64", bytes: Buffer.from(text) })),
  ];
}

/** Every file under a folder that holds these bytes. */
export async function findBytesInFolder(folder: string, bytes: Uint8Array): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(file)).includes(Buffer.from(bytes))) files.push(file);
  }
  return files;
}
