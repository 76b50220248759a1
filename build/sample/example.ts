import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleBureau, exampleExpert } from "./example-people";
import { sealDossier, writePackage } from "./sealing";

const ISSUED = "2026-09-07T09:00:00+08:00";

/**
 * Makes what 先看示例 opens: `example.jptask` sealed from a plaintext folder, the bureau's card, and the expert's card
 * with its throw-away keys. Also the bureau's keys, so that a tool can open what the example's expert hands in.
 * @param source the plaintext folder.
 * @param out where the four files go.
 */
export const makeExample = async (source: string, out: string, seed: number): Promise<void> => {
  mkdirSync(out, { recursive: true });
  const [bureau, expert] = await Promise.all([exampleBureau(seed), exampleExpert(seed)]);
  const sealed = await sealDossier({
    source,
    bureau: bureau.keys,
    bureauCard: bureau.card,
    experts: [{ kid: expert.keys.kid, recipient: expert.keys.recipient }],
    issuedAt: ISSUED,
  });
  await writePackage(sealed, join(out, "example.jptask"));
  writeFileSync(join(out, "example-bureau.jpcard"), bureau.card);
  writeFileSync(join(out, "example-expert.jpcard"), expert.card);
  for (const [name, { keys, card }] of [
    ["bureau", bureau],
    ["expert", expert],
  ] as const) {
    const document = {
      card: Buffer.from(card).toString("latin1"),
      signing: keys.signing,
      identity: keys.identity,
    };
    writeFileSync(join(out, `example-${name}.keys.json`), `${JSON.stringify(document, null, 2)}\n`);
  }
};
