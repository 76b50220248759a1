import type { ExampleParts, Job } from "./contract";
import { importTask } from "./import-task";
import type { ServiceParts } from "./parts";
import { beginPhrases } from "./phrases";
import { acceptCard, acceptedCards } from "./register";
import { openExampleSeat } from "./seats";
import type { Session, SessionHolder } from "./session";

/**
 * Opens the example: its seat, the example bureau's card, phrases to begin with and the task package, through the ordinary import. What is
 * there already stays, so that a started review is found again.
 */
export async function openExample(
  parts: ServiceParts,
  holder: SessionHolder,
  example: ExampleParts,
  job: Job,
): Promise<Session> {
  const session = await openExampleSeat(parts, holder, example.expertKeys);
  // A card that was withdrawn stays so: only a person accepts it again.
  if ((await acceptedCards(parts, session)).length === 0)
    await acceptCard(parts, session, new TextDecoder().decode(example.bureauCard));
  await beginPhrases(parts, session);
  const imported = await session.rounds.packages();
  if (imported.length === 0) await importTask(parts, session, example.task, job);
  return session;
}
