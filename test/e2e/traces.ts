import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { blocksOfTable, piecesOfLog } from "./database-files";

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

/**
 * Every file and folder under a folder that holds one of the words in its content or its name, as UTF-8, UTF-16 of either
 * order or inside base64 of either alphabet. The files of Chromium's databases are searched unpacked as well.
 */
export async function findInFolder(folder: string, words: readonly string[]): Promise<Trace[]> {
  const spellings = words.flatMap(spellingsOf);
  const traces: Trace[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const contents = [Buffer.from(entry.name), ...(entry.isFile() ? await contentsOf(file) : [])];
    for (const { word, spelling, bytes } of spellings)
      if (contents.some((content) => content.includes(bytes))) traces.push({ word, spelling, file });
  }
  return traces;
}

/** What a file holds, as it lies there and unpacked. A file that goes away meanwhile holds nothing. */
async function contentsOf(file: string): Promise<Buffer[]> {
  const content = await readFile(file).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === "ENOENT") return Buffer.alloc(0);
    throw thrown;
  });
  if (/\.(ldb|sst)$/u.test(file)) return [content, ...blocksOfTable(content)];
  if (/\.log$|MANIFEST-\d+$/u.test(file)) return [content, piecesOfLog(content)];
  return [content];
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
    // As the keys of IndexedDB have it.
    { word, spelling: "utf-16be", bytes: Buffer.from(word, "utf16le").swap16() },
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
