import { inspect } from "../../shared/package/inspect";
import type { FilesRequest } from "./arguments";
import { eachFile } from "./each-file";
import { inspectedLines, inspectedObject } from "./report";
import type { CliOutput, ExitCode } from "./run";
import { readIdentities } from "./secrets";

/** Lists what lies in each file, none of it verified. Throws a `UsageError`. */
export async function inspectFiles(request: FilesRequest, output: CliOutput): Promise<ExitCode> {
  const [identity] = await readIdentities(request.identity);
  return eachFile(request, output, {
    look: (source) => inspect(source, identity),
    object: inspectedObject,
    lines: inspectedLines,
  });
}
