import { Unzip, type UnzipFile, UnzipInflate, unzipSync } from "fflate";
import type { Bytes } from "../../../shared/package/bytes";

/** An archive's files by name: as its directory lists them, and as its local headers follow one another. */
export const unzippedByOthers = async (archive: Uint8Array): Promise<Record<string, Bytes>[]> => [
  Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, new Uint8Array(bytes)]),
  ),
  inOrder(archive),
];

function inOrder(archive: Uint8Array): Record<string, Bytes> {
  const files: Record<string, Bytes> = {};
  const unzip = new Unzip((file: UnzipFile) => {
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, last) => {
      if (error) throw error;
      parts.push(part);
      if (last) files[file.name] = new Uint8Array(Buffer.concat(parts));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.push(archive, true);
  return files;
}
