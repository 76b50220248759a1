import type { savedKinds } from "../shared/ipc";

/** One of the kinds of file that the program saves; also its ending. */
export type SavedKind = (typeof savedKinds)[number];

/** What the save dialog calls each kind. */
export const kindNames: Readonly<Record<SavedKind, string>> = {
  jpcard: "身份卡",
  jpreview: "评审包",
  pdf: "PDF 文件",
  age: "钥匙文件",
  xlsx: "XLSX 表格",
  csv: "CSV 表格",
  jpbackup: "备份",
  jws: "清除记录",
  log: "运行日志",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out of names
const forbidden = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;

/** In bytes of UTF-8: file systems take 255 for a name, and a number may come behind it. */
const longestStem = 220;

/** Makes a suggested name one that Windows and Linux both take, in no folder and not too long, with the kind's ending. */
export function savedName(suggested: string, kind: SavedKind): string {
  const plain = suggested
    .normalize("NFC")
    .replace(forbidden, "_")
    .replace(/^[. ]+|[. ]+$/g, "");
  const ending = plain.toLowerCase().endsWith(`.${kind}`) ? plain.slice(-kind.length - 1) : "";
  const stem = shortened(plain.slice(0, plain.length - ending.length));
  return withEnding(stem === "" ? kindNames[kind] : stem + ending, kind);
}

/** No character is cut in half, as a person sees it. */
function shortened(stem: string): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(stem)) {
    if (Buffer.byteLength(kept + segment) > longestStem) break;
    kept += segment;
  }
  return kept;
}

/** The path or name with the kind's ending, added where it is missing: some systems' dialogs leave it off. */
export function withEnding(path: string, kind: SavedKind): string {
  return path.toLowerCase().endsWith(`.${kind}`) ? path : `${path}.${kind}`;
}
