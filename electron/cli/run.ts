import { type FilesRequest, parseArguments } from "./arguments";
import { printCards } from "./card-files";
import { inspectFiles } from "./inspect-files";
import { reportJsonSchema } from "./report-schema";
import { oneLine } from "./shown";
import { UsageError, usage, versionLine } from "./usage";
import { verifyFiles } from "./verify-files";

/** Where the command line's words go. */
export interface CliOutput {
  /** One line to standard output. */
  readonly print: (line: string) => void;
  /** One line to standard error. */
  readonly complain: (line: string) => void;
}

/** Exit codes: all accepted, something refused, wrong usage or a file that could not be judged. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command and returns its exit code; faults of the program itself are thrown. */
export async function runCli(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  try {
    const request = parseArguments(args);
    if ("files" in request) return await runOnFiles(request, output);
    output.print(texts[request.command]());
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.complain(error.message);
    return 2;
  }
}

const texts = {
  help: () => usage,
  version: () => versionLine,
  schema: () => JSON.stringify(reportJsonSchema(), null, 2),
};

const commands = { verify: verifyFiles, inspect: inspectFiles, card: printCards };

function runOnFiles(request: FilesRequest, output: CliOutput): Promise<ExitCode> {
  // Names, and what strangers wrote on cards, stand in what is printed from here on.
  const print = (line: string) => output.print(oneLine(line));
  return commands[request.command](request, { ...output, print });
}
