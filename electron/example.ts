import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reply } from "../shared/ipc";
import type { OpenedFiles } from "./opened-files";

/** Where the example lies: beside the packaged program's resources, or beside the build while developing. */
export function exampleFolder(program: { packaged: boolean; resources: string; built: string }): string {
  return program.packaged ? join(program.resources, "sample") : join(program.built, "..", "sample");
}

/** Opens the example: its task by token, the cards and throw-away keys as bytes. Throws file errors as they are. */
export async function openExample(folder: string, opened: OpenedFiles): Promise<Reply<"example:open">> {
  const [bureauCard, expertKeys] = await Promise.all([
    readFile(join(folder, "example-bureau.jpcard")),
    readFile(join(folder, "example-expert.keys.json")),
  ]);
  return { task: await opened.add(join(folder, "example.jptask")), bureauCard, expertKeys };
}
