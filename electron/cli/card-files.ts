import type { FilesRequest } from "./arguments";
import { eachFile } from "./each-file";
import { readCardFor } from "./register";
import { acceptedObject, cardDetails } from "./report";
import type { CliOutput, ExitCode } from "./run";

/** Prints all that each card says, once its own signature holds. */
export const printCards = (request: FilesRequest, output: CliOutput): Promise<ExitCode> =>
  eachFile(request, output, {
    look: (source) => readCardFor([], source),
    object: (file, card) => acceptedObject(file, { kind: "card", card }),
    lines: cardDetails,
  });
