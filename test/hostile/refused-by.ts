import { sealBytes } from "../../shared/package/age-seal";
import { type ByteSource, bytesSource } from "../../shared/package/byte-source";
import type { TaskAtHand } from "../../shared/package/task-at-hand";
import type { PayloadPiece } from "../../shared/package/verify-bag";
import { verifyReview } from "../../shared/package/verify-review";
import { verifyTask } from "../../shared/package/verify-task";
import { type Person, people } from "../fixtures/people";

/** What a verifier answered: the code and file of the refusal, or `accepted`. */
export type Answer = string;

const answerOf = (result: { ok: true } | { ok: false; refusal: { code: string; file?: string } }): Answer =>
  result.ok ? "accepted" : result.refusal.code;

/** How a task package fares with a reader who trusts the bureau, and knows the experts. */
export async function taskAnswer(bytes: Uint8Array | ByteSource, reader?: Person | null): Promise<Answer> {
  const { bureau, expert, second } = await people();
  const identity = (reader === undefined ? expert : reader)?.keys.identity;
  const source = bytes instanceof Uint8Array ? bytesSource(bytes) : bytes;
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  return answerOf(await verifyTask({ source, cards, identity, depth: "materials" }));
}

/** How a review bundle's bag fares once it is encrypted to the bureau. */
export async function reviewAnswer(bag: Uint8Array, task?: TaskAtHand): Promise<Answer> {
  const { bureau } = await people();
  return bundleAnswer(await sealBytes(bag, bureau.keys.recipient), task);
}

/** How a whole `.jpreview` fares with the bureau. */
export async function bundleAnswer(bytes: Uint8Array, task?: TaskAtHand): Promise<Answer> {
  const { bureau, expert, second } = await people();
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  return answerOf(
    await verifyReview({ source: bytesSource(bytes), cards, identity: bureau.keys.identity, task }),
  );
}

/** The payload pieces that a verifier handed over before it answered. */
export async function piecesBefore(bytes: Uint8Array): Promise<PayloadPiece[]> {
  const { bureau } = await people();
  const pieces: PayloadPiece[] = [];
  const onPayload = async (piece: PayloadPiece) => void pieces.push(piece);
  await verifyTask({ source: bytesSource(bytes), cards: [bureau.trusted], onPayload });
  return pieces;
}
