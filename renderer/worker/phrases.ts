import type { Phrase } from "../../shared/domain/phrase";
import { starterPhrases } from "../../shared/domain/starter-phrases";
import { keepPhrases, readPhrases, type StoredPhrases } from "../storage/phrase";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/** The expert's own phrases, the same in every round. */
export function phrasesOf({ database }: ServiceParts, session: Session): Promise<StoredPhrases> {
  return readPhrases(database, session.box);
}

/** Keeps the expert's phrases in place of those of `revision`. Throws a refusal `conflict` where they changed since. */
export async function savePhrases(
  { database }: ServiceParts,
  session: Session,
  phrases: readonly Phrase[],
  revision: number,
): Promise<StoredPhrases> {
  return { phrases, revision: await keepPhrases(database, session.box, phrases, revision) };
}

/** Gives a seat some phrases to begin with, unless it ever had any of its own. */
export async function beginPhrases(parts: ServiceParts, session: Session): Promise<void> {
  const { revision } = await readPhrases(parts.database, session.box);
  if (revision === 0) await keepPhrases(parts.database, session.box, starterPhrases(parts.newId), revision);
}
