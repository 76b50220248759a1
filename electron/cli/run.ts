import { type CliRequest, parseArguments, UsageError, usage } from "./arguments";
import { inspectFiles } from "./inspect-files";
import { verifyFiles } from "./verify-files";

/** Where the command line's words go. */
export interface CliOutput {
  /** One line to standard output. */
  readonly print: (line: string) => void;
  /** One line to standard error. */
  readonly complain: (line: string) => void;
}

/** Exit codes: all accepted, something refused, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command and returns its exit code; faults of the program itself are thrown. */
export async function runCli(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  if (args.length === 1 && args[0] === "--help") {
    output.print(usage);
    return 0;
  }
  try {
    return (await run(parseArguments(args), output)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.complain(error.message);
    return 2;
  }
}

const run = (request: CliRequest, output: CliOutput): Promise<boolean> =>
  request.command === "verify" ? verifyFiles(request, output) : inspectFiles(request, output);
