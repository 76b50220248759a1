import { readFile } from "node:fs/promises";
import { bytesSource } from "../../../shared/package/byte-source";
import { type VerifiedReview, verifyReview } from "../../../shared/package/verify-review";
import { openedTask } from "../../fixtures/honest";
import { people } from "../../fixtures/people";

/** Verifies a bundle as the bureau does, with every revision of the round up to the newest, which it answers, at hand. */
export async function verifiedBundle(
  path: string,
  tasks: readonly Uint8Array<ArrayBuffer>[],
): Promise<VerifiedReview> {
  const { bureau, expert } = await people();
  const known = await Promise.all(tasks.map((bytes) => openedTask(bytes)));
  const answered = known.at(-1);
  if (!answered) throw new Error("no task");
  const verified = await verifyReview({
    source: bytesSource(new Uint8Array(await readFile(path))),
    cards: [bureau.trusted, expert.trusted],
    identity: bureau.keys.identity,
    task: { ...answered, ancestors: known },
  });
  if (!verified.ok) throw new Error(JSON.stringify(verified.refusal));
  return verified.value;
}
