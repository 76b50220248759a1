import type { savedKinds } from "../shared/ipc";

/** One of the kinds of file that the program saves; also its ending. */
export type SavedKind = (typeof savedKinds)[number];

/** What the save dialog calls each kind. */
export const kindNames: Readonly<Record<SavedKind, string>> = {
  jpcard: "身份卡",
  jpreview: "评审包",
  pdf: "PDF 文件",
  age: "密钥备份",
  xlsx: "XLSX 表格",
  csv: "CSV 表格",
  jpbackup: "备份",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out of names
const forbidden = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;

/** Makes a suggested name one that Windows and Linux both take, in no folder, with the kind's ending. */
export function savedName(suggested: string, kind: SavedKind): string {
  const plain = suggested
    .normalize("NFC")
    .replace(forbidden, "_")
    .replace(/^[. ]+|[. ]+$/g, "");
  return withEnding(plain === "" ? kindNames[kind] : plain, kind);
}

/** The path or name with the kind's ending, added where it is missing: some systems' dialogs leave it off. */
export function withEnding(path: string, kind: SavedKind): string {
  return path.toLowerCase().endsWith(`.${kind}`) ? path : `${path}.${kind}`;
}
