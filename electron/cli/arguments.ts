import { oneLine } from "./shown";
import { UsageError, usage } from "./usage";

/** What is to be done with files. */
export interface FilesRequest {
  readonly command: "verify" | "inspect" | "card";
  /** Paths; `-` is standard input. */
  readonly files: readonly string[];
  /** Paths of accepted cards. */
  readonly cards: readonly string[];
  readonly identity: string | null;
  readonly passphraseFile: string | null;
  /** Paths of the task packages that a bundle may answer. */
  readonly tasks: readonly string[];
  readonly json: boolean;
}

/** What the command line asks for. */
export type CliRequest = FilesRequest | { readonly command: "help" | "version" | "schema" };

/** The options of each command that take a value. */
const valued = {
  verify: ["--card", "--identity", "--passphrase-file", "--task"],
  inspect: ["--identity"],
  card: [],
} as const;

/** Whether a word is a command, or an option that stands for one: the packaged program then opens no window. */
export const isCommand = (word: string): boolean =>
  Object.hasOwn(valued, word) || ["schema", "--help", "-h", "--version"].includes(word);

/** Reads the arguments after the program's name. Throws a `UsageError`. */
export function parseArguments(args: readonly string[]): CliRequest {
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (options.includes("--help") || options.includes("-h")) return { command: "help" };
  const [command, ...rest] = args;
  if (command === "--version" && rest.length === 0) return { command: "version" };
  if (command === "schema" && rest.length === 0) return { command: "schema" };
  if (command !== "verify" && command !== "inspect" && command !== "card") throw new UsageError(usage);
  return filesRequest(command, rest);
}

function filesRequest(command: FilesRequest["command"], args: readonly string[]): FilesRequest {
  const { files, values, json } = sortArguments(args, valued[command]);
  if (files.length === 0) throw new UsageError(`没有给出文件。\n${usage}`);
  const inputs = [...files, ...[...values.values()].flat()];
  if (inputs.filter((each) => each === "-").length > 1)
    throw new UsageError(`标准输入（-）只能用一次。\n${usage}`);
  return {
    command,
    files,
    cards: values.get("--card") ?? [],
    identity: single(values, "--identity"),
    passphraseFile: single(values, "--passphrase-file"),
    tasks: values.get("--task") ?? [],
    json,
  };
}

function sortArguments(args: readonly string[], options: readonly string[]) {
  const files: string[] = [];
  const values = new Map<string, string[]>();
  let json = false;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? "";
    if (argument === "--") return { files: [...files, ...args.slice(index + 1)], values, json };
    const { name, value } = splitOption(argument);
    if (argument === "--json") json = true;
    else if (options.includes(name))
      values.set(name, [...(values.get(name) ?? []), value ?? next(args, ++index, name)]);
    else if (argument.startsWith("-") && argument !== "-")
      throw new UsageError(`不认识的选项 ${oneLine(argument)}。\n${usage}`);
    else files.push(argument);
  }
  return { files, values, json };
}

function splitOption(argument: string): { name: string; value: string | null } {
  const equals = argument.startsWith("--") ? argument.indexOf("=") : -1;
  return equals < 0
    ? { name: argument, value: null }
    : { name: argument.slice(0, equals), value: argument.slice(equals + 1) };
}

function next(args: readonly string[], index: number, option: string): string {
  const value = args[index];
  if (value === undefined || value.startsWith("--"))
    throw new UsageError(`${option} 后面缺少文件。\n${usage}`);
  return value;
}

function single(values: ReadonlyMap<string, readonly string[]>, option: string): string | null {
  const given = values.get(option) ?? [];
  if (given.length > 1) throw new UsageError(`${option} 只能给一次。\n${usage}`);
  return given[0] ?? null;
}
