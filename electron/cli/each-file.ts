import { basename } from "node:path";
import type { ByteSource } from "../../shared/package/byte-source";
import type { Refusal, Result } from "../../shared/refusal";
import { refusalSentence } from "../../shared/refusal";
import type { FilesRequest } from "./arguments";
import { InputError, withInput } from "./input";
import { refusedObject, unjudgedObject } from "./report";
import type { Report } from "./report-schema";
import type { CliOutput, ExitCode } from "./run";

/** What a command makes of each file, and how it is said. `file` is the name without its folders. */
export interface FileWork<T> {
  readonly look: (source: ByteSource, path: string) => Promise<Result<T>>;
  readonly object: (file: string, value: T) => Report;
  readonly lines: (file: string, value: T) => readonly string[];
}

/**
 * Does the work on one file after the other, each report printed before the next file is opened; nothing of a file is
 * kept. One that cannot be judged stops no other.
 */
export async function eachFile<T>(
  request: FilesRequest,
  output: CliOutput,
  work: FileWork<T>,
): Promise<ExitCode> {
  let worst: ExitCode = 0;
  for (const path of request.files) {
    const code = await oneFile(request.json, output, path, work);
    if (code > worst) worst = code;
  }
  return worst;
}

async function oneFile<T>(
  json: boolean,
  output: CliOutput,
  path: string,
  { look, object, lines }: FileWork<T>,
): Promise<ExitCode> {
  const file = basename(path);
  try {
    const result = await withInput(path, (source) => look(source, path));
    if (!result.ok) reportRefused(json, output, path, result.refusal);
    else if (json) output.print(JSON.stringify(object(file, result.value)));
    else for (const line of lines(file, result.value)) output.print(line);
    return result.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    output.complain(error.message);
    if (json) output.print(JSON.stringify(unjudgedObject(file, error)));
    return 2;
  }
}

/** Prints that a file was refused: its code, its name and one Chinese sentence. */
export function reportRefused(json: boolean, output: CliOutput, path: string, refusal: Refusal): void {
  const file = basename(path);
  const line = `拒绝 ${refusal.code} ${file}：${refusalSentence({ file, ...refusal })}`;
  output.print(json ? JSON.stringify(refusedObject(file, refusal)) : line);
}
