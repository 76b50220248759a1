/** What the command line asks for. */
export interface CliRequest {
  readonly command: "verify" | "inspect";
  readonly files: readonly string[];
  /** Paths of accepted cards. */
  readonly cards: readonly string[];
  readonly identity: string | null;
  readonly passphraseFile: string | null;
  readonly task: string | null;
  readonly json: boolean;
}

/** How the command line is used, as it is printed for wrong usage and for `--help`. */
export const usage = `用法：
  jiangping verify 文件… [--card 身份卡]… [--identity 密钥文件] [--passphrase-file 口令文件] [--task 任务包] [--json]
  jiangping inspect 文件… [--identity 密钥文件] [--json]
退出码：0 通过，1 拒绝，2 用法不对（包括核验评审包而没有给出密钥文件）`;

/** Wrong usage: the message is Chinese and goes to standard error, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const valued = {
  verify: ["--card", "--identity", "--passphrase-file", "--task"],
  inspect: ["--identity"],
} as const;

/** Reads the arguments after the program's name. Throws a `UsageError`. */
export function parseArguments(args: readonly string[]): CliRequest {
  const [command, ...rest] = args;
  if (command !== "verify" && command !== "inspect") throw new UsageError(usage);
  const { files, values, json } = sortArguments(rest, valued[command]);
  if (files.length === 0) throw new UsageError(`没有给出文件。\n${usage}`);
  return {
    command,
    files,
    cards: values.get("--card") ?? [],
    identity: single(values, "--identity"),
    passphraseFile: single(values, "--passphrase-file"),
    task: single(values, "--task"),
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
      throw new UsageError(`不认识的选项 ${argument}。\n${usage}`);
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
