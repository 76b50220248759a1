import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesSource } from "../../shared/package/byte-source";
import { checkCard, type TrustedCard, trustedCard } from "../../shared/package/card";
import { createKeys } from "../../shared/package/keys";
import { verifyTask } from "../../shared/package/verify-task";

const bureauOf = async (folder: string): Promise<TrustedCard> =>
  trustedCard(await checkCard(readFileSync(join(folder, "example-bureau.jpcard"))));

const verify = async (folder: string, identity: string, readerKid: string) =>
  verifyTask({
    source: bytesSource(readFileSync(join(folder, "example.jptask"))),
    cards: [await bureauOf(folder)],
    identity,
    readerKid,
    depth: "materials",
  });

/** The ids of the applications that the example's own expert finds in the example, every scan opened whole. */
export const opensFor = async (folder: string): Promise<string[]> => {
  const keys = JSON.parse(readFileSync(join(folder, "example-expert.keys.json"), "utf8"));
  const card = await checkCard(Buffer.from(keys.card, "latin1"));
  const result = await verify(folder, keys.identity, card.kid);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.contents?.applications.map((each) => each.id) ?? [];
};

/** The code by which the example turns somebody else away. */
export const strangerIsRefused = async (folder: string): Promise<string> => {
  const stranger = await createKeys();
  const result = await verify(folder, stranger.identity, stranger.kid);
  return result.ok ? "accepted" : result.refusal.code;
};
