import { basename } from "node:path";
import { type ByteSource, readAll } from "../../shared/package/byte-source";
import {
  fitsRegister,
  type IdentityCard,
  readCard,
  type TrustedCard,
  trustedCard,
} from "../../shared/package/card";
import { containerOf } from "../../shared/package/container";
import { type VerifiedReview, verifyReview } from "../../shared/package/verify-review";
import { type VerifiedTask, verifyTask } from "../../shared/package/verify-task";
import { accept, type Result, refusalSentence, refuse } from "../../shared/refusal";
import { type CliRequest, UsageError } from "./arguments";
import { withFile } from "./file-source";
import { acceptedLine, acceptedObject, refusedObject } from "./report";
import type { CliOutput } from "./run";
import { readIdentities, readPassphrase } from "./secrets";

/** What a file was accepted as. */
export type Accepted = VerifiedTask | VerifiedReview | { readonly kind: "card"; readonly card: IdentityCard };

interface Verifier {
  readonly cards: readonly TrustedCard[];
  readonly identities: readonly string[];
  readonly passphrase: string | null;
  readonly task: VerifiedTask | null;
}

/** Verifies each file and prints one report each. Returns whether all were accepted. Throws a `UsageError`. */
export async function verifyFiles(request: CliRequest, output: CliOutput): Promise<boolean> {
  const report = (path: string, result: Result<Accepted>) => printReport(request.json, output, path, result);
  const cards = await readRegister(request.cards, report);
  if (!cards) return false;
  const identities = await readIdentities(request.identity);
  const passphrase = await readPassphrase(request.passphraseFile);
  const verifier: Verifier = { cards, identities, passphrase, task: null };
  const task = request.task === null ? null : await readTask(request.task, verifier);
  if (task && !task.ok) return report(request.task ?? "", task);
  const results: boolean[] = [];
  for (const path of request.files) {
    const result = await withFile(path, (source) =>
      verifyOne(source, path, { ...verifier, task: task?.value ?? null }),
    );
    results.push(report(path, result));
  }
  return results.every(Boolean);
}

type Report = (path: string, result: Result<Accepted>) => boolean;

function printReport(json: boolean, output: CliOutput, path: string, result: Result<Accepted>): boolean {
  const file = basename(path);
  if (json)
    output.print(
      JSON.stringify(result.ok ? acceptedObject(file, result.value) : refusedObject(file, result.refusal)),
    );
  else if (result.ok) output.print(acceptedLine(file, result.value));
  else output.print(`拒绝 ${result.refusal.code} ${file}：${refusalSentence({ file, ...result.refusal })}`);
  return result.ok;
}

/** The accepted cards; reports the first that is none or contradicts another, and gives `null`. */
async function readRegister(paths: readonly string[], report: Report): Promise<TrustedCard[] | null> {
  const register: TrustedCard[] = [];
  for (const path of paths) {
    const card = await withFile(path, async (source) => readFittingCard(source, register));
    if (!card.ok) {
      report(path, card);
      return null;
    }
    register.push(trustedCard(card.value));
  }
  return register;
}

async function readFittingCard(
  source: ByteSource,
  register: readonly TrustedCard[],
): Promise<Result<IdentityCard>> {
  if ((await containerOf(source)) !== "jws") return refuse("not-a-package");
  const card = await readCard(await readAll(source));
  return card.ok ? fitsRegister(card.value, register) : card;
}

async function readTask(path: string, verifier: Verifier): Promise<Result<VerifiedTask>> {
  return withFile(path, (source) => verifyTaskFile(source, verifier));
}

async function verifyOne(source: ByteSource, path: string, verifier: Verifier): Promise<Result<Accepted>> {
  const container = await containerOf(source);
  if (container === "age") return verifyReviewFile(source, path, verifier);
  if (container !== "jws") return verifyTaskFile(source, verifier);
  const card = await readFittingCard(source, verifier.cards);
  return card.ok ? accept({ kind: "card", card: card.value }) : card;
}

/** Tries each identity of the file until one is the reader's, as `age` does. */
async function firstReader<T>(
  identities: readonly string[],
  verify: (identity: string) => Promise<Result<T>>,
) {
  let result: Result<T> | null = null;
  for (const identity of identities) {
    result = await verify(identity);
    if (result.ok || result.refusal.code !== "wrong-recipient") return result;
  }
  return result;
}

async function verifyTaskFile(source: ByteSource, { cards, identities, passphrase }: Verifier) {
  const options = { source, cards, passphrase: passphrase ?? undefined, depth: "materials" } as const;
  const read = await firstReader(identities, (identity) => verifyTask({ ...options, identity }));
  return read ?? verifyTask(options);
}

async function verifyReviewFile(source: ByteSource, path: string, { cards, identities, task }: Verifier) {
  const options = { source, cards, task: task ?? undefined };
  const read = await firstReader(identities, (identity) => verifyReview({ ...options, identity }));
  if (!read) throw new UsageError(`${path} 是评审包：请用 --identity 给出区局的密钥文件。`);
  return read;
}
