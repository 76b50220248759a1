import { OutputError, printError, printLine } from "./print";
import { runCli } from "./run";
import { faultCode } from "./supervisor";

/** Runs the command line with this process's output. Gives the exit code and never throws. */
export async function startCli(args: readonly string[]): Promise<number> {
  try {
    return await runCli(args, { print: printLine, complain: printError });
  } catch (error) {
    const isOutput = error instanceof OutputError;
    complain(isOutput ? `结果写不出去（${error.message}）。` : `程序出错：${textOf(error)}`);
    return isOutput ? 2 : faultCode;
  }
}

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function complain(line: string): void {
  try {
    printError(line);
  } catch (error) {
    // Standard error cannot be written to either: only the exit code is left to answer with.
    if (!(error instanceof OutputError)) throw error;
  }
}
