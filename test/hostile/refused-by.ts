import { type ByteSource, bytesSource } from "../../shared/package/byte-source";
import type { TaskAtHand } from "../../shared/package/task-at-hand";
import { verifyReview } from "../../shared/package/verify-review";
import { verifyTask } from "../../shared/package/verify-task";
import { type Person, people } from "../fixtures/people";

/** What a verifier answered: the code of the refusal, or `accepted`. */
export type Answer = string;

const answerOf = (result: { ok: true } | { ok: false; refusal: { code: string } }): Answer =>
  result.ok ? "accepted" : result.refusal.code;

/** How a task package fares with a reader (the expert, or nobody) who trusts the bureau, and knows the experts. */
export async function taskAnswer(bytes: Uint8Array | ByteSource, reader?: Person | null): Promise<Answer> {
  const { bureau, expert, second } = await people();
  const identity = (reader === undefined ? expert : reader)?.keys.identity;
  const source = bytes instanceof Uint8Array ? bytesSource(bytes) : bytes;
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  return answerOf(await verifyTask({ source, cards, identity, depth: "materials" }));
}

/** How a whole `.jpreview` fares with the bureau. */
export async function bundleAnswer(bytes: Uint8Array, task?: TaskAtHand): Promise<Answer> {
  const { bureau, expert, second } = await people();
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  return answerOf(
    await verifyReview({ source: bytesSource(bytes), cards, identity: bureau.keys.identity, task }),
  );
}
