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

/** What came of a file, which is said only when all before it were. */
type Outcome<T> = { readonly path: string } & ({ readonly result: Result<T> } | { readonly error: unknown });

/**
 * Does the work on each file and prints one report each, in their order; nothing of a file is kept. The next file is
 * begun while one is under way: much of the time goes into waiting for the disk and for arithmetic on other threads.
 * One that cannot be judged stops no other. Throws what is no `InputError`.
 */
export async function eachFile<T>(
  { files, json }: FilesRequest,
  output: CliOutput,
  work: FileWork<T>,
): Promise<ExitCode> {
  let worst: ExitCode = 0;
  for await (const outcome of oneAhead(files, (path) => lookAt(path, work.look))) {
    const code = report(json, output, outcome, work);
    if (code > worst) worst = code;
  }
  return worst;
}

/** The results in order, each begun when the one before the last was taken. `work` never rejects. */
async function* oneAhead<T>(paths: readonly string[], work: (path: string) => Promise<T>): AsyncGenerator<T> {
  const begun: Promise<T>[] = [];
  for (const path of paths) {
    begun.push(work(path));
    const [first] = begun;
    if (begun.length < 2 || !first) continue;
    yield await first;
    begun.shift();
  }
  for (const left of begun) yield await left;
}

async function lookAt<T>(path: string, look: FileWork<T>["look"]): Promise<Outcome<T>> {
  try {
    return { path, result: await withInput(path, (source) => look(source, path)) };
  } catch (error) {
    return { path, error };
  }
}

function report<T>(
  json: boolean,
  output: CliOutput,
  outcome: Outcome<T>,
  { object, lines }: FileWork<T>,
): ExitCode {
  const { path } = outcome;
  const file = basename(path);
  if ("error" in outcome) return reportUnjudged(json, output, file, outcome.error);
  const { result } = outcome;
  if (!result.ok) reportRefused(json, output, path, result.refusal);
  else if (json) output.print(JSON.stringify(object(file, result.value)));
  else for (const line of lines(file, result.value)) output.print(line);
  return result.ok ? 0 : 1;
}

function reportUnjudged(json: boolean, output: CliOutput, file: string, error: unknown): ExitCode {
  if (!(error instanceof InputError)) throw error;
  output.complain(error.message);
  if (json) output.print(JSON.stringify(unjudgedObject(file, error)));
  return 2;
}

/** Prints that a file was refused: its code, its name and one Chinese sentence. */
export function reportRefused(json: boolean, output: CliOutput, path: string, refusal: Refusal): void {
  const file = basename(path);
  const line = `拒绝 ${refusal.code} ${file}：${refusalSentence({ file, ...refusal })}`;
  output.print(json ? JSON.stringify(refusedObject(file, refusal)) : line);
}
