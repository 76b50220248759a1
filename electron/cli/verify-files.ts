import type { ReviewClaims } from "../../shared/domain/claims";
import { AgeIdentity } from "../../shared/package/age-identity";
import type { ByteSource } from "../../shared/package/byte-source";
import type { IdentityCard, TrustedCard } from "../../shared/package/card";
import { containerOf } from "../../shared/package/container";
import { type VerifiedReview, verifyReview } from "../../shared/package/verify-review";
import { type VerifiedTask, verifyTask } from "../../shared/package/verify-task";
import { accept, type Result, refuse } from "../../shared/refusal";
import type { FilesRequest } from "./arguments";
import { eachFile, reportRefused } from "./each-file";
import { InputError } from "./input";
import { type FileRefused, readCardFor, readRegister } from "./register";
import { acceptedLine, acceptedObject } from "./report";
import type { CliOutput, ExitCode } from "./run";
import { readIdentities, readPassphrase } from "./secrets";
import { oneLine } from "./shown";
import { mostInputBytes } from "./spool";
import { readTasks, type TasksAtHand, taskFor } from "./tasks-at-hand";

/** What a file was accepted as. */
export type Accepted = VerifiedTask | VerifiedReview | { readonly kind: "card"; readonly card: IdentityCard };

/** Whose signatures count and what opens packages. */
export interface Verifier {
  readonly cards: readonly TrustedCard[];
  readonly identities: readonly AgeIdentity[];
  readonly passphrase: string | null;
}

/**
 * Verifies each file and prints one report each. A card or task package that everything is to be measured by and that
 * does not hold itself is reported instead. Throws a `UsageError`.
 */
export async function verifyFiles(request: FilesRequest, output: CliOutput): Promise<ExitCode> {
  const refused = ({ path, refusal }: FileRefused): ExitCode => {
    reportRefused(request.json, output, path, refusal);
    return 1;
  };
  const cards = await readRegister(request.cards);
  if (!Array.isArray(cards)) return refused(cards);
  const identities = (await readIdentities(request.identity)).map((each) => new AgeIdentity(each));
  const passphrase = await readPassphrase(request.passphraseFile);
  const verifier: Verifier = { cards, identities, passphrase };
  const tasks = await readTasks(request.tasks, (source) => verifyTaskFile(source, verifier, "documents"));
  if (!Array.isArray(tasks)) return refused(tasks);
  return eachFile(request, output, {
    look: (source, path) => verifyOne(source, path, verifier, tasks),
    object: acceptedObject,
    lines: (file, accepted) => [acceptedLine(file, accepted)],
  });
}

async function verifyOne(
  source: ByteSource,
  path: string,
  verifier: Verifier,
  tasks: TasksAtHand,
): Promise<Result<Accepted>> {
  const container = await containerOf(source);
  const known = container !== "unknown";
  if (known && source.size > mostInputBytes) return refuse("archive-limit");
  if (container === "age") return verifyReviewFile(source, path, verifier, tasks);
  if (container !== "jws") return verifyTaskFile(source, verifier, "materials");
  const card = await readCardFor(verifier.cards, source);
  return card.ok ? accept({ kind: "card", card: card.value }) : card;
}

/** Tries each identity of the file until one is the reader's, as `age` does. */
async function firstReader<T>(
  identities: readonly AgeIdentity[],
  verify: (identity: AgeIdentity) => Promise<Result<T>>,
) {
  let result: Result<T> | null = null;
  for (const identity of identities) {
    result = await verify(identity);
    if (result.ok || result.refusal.code !== "wrong-recipient") return result;
  }
  return result;
}

async function verifyTaskFile(
  source: ByteSource,
  { cards, identities, passphrase }: Verifier,
  depth: "documents" | "materials",
) {
  const options = { source, cards, passphrase: passphrase ?? undefined, depth };
  const read = await firstReader(identities, (identity) => verifyTask({ ...options, identity }));
  return read ?? verifyTask(options);
}

async function verifyReviewFile(
  source: ByteSource,
  path: string,
  { cards, identities }: Verifier,
  tasks: TasksAtHand,
) {
  const task = async (claims: ReviewClaims) => taskFor(claims, tasks);
  const read = await firstReader(identities, (identity) => verifyReview({ source, cards, identity, task }));
  const missing = `${oneLine(path)} 是评审包：请用 --identity 给出区局的密钥文件。`;
  if (!read) throw new InputError("identity-missing", missing);
  return read;
}
