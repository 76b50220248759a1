import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { publicJwkSchema } from "../../shared/domain/card";
import { bytes32Schema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { checkCard } from "../../shared/package/card";
import { type OwnerKeys, openKeys, ownerKeys } from "../../shared/package/keys";
import { unwrap } from "../../shared/package/refused";
import { sealDossier, writePackage } from "./sealing";

const USAGE = `usage: seal-sample --source DIR --bureau KEYS --bureau-card CARD --expert CARD [--expert CARD …] --out FILE
  [--passphrase-file F] [--round-id ID] [--issued-at INSTANT]
  KEYS is a JSON file with "signing" and "identity", or a keys file (.age) with its passphrase in F.`;

const { values } = parseArgs({
  options: {
    source: { type: "string" },
    bureau: { type: "string" },
    "bureau-card": { type: "string" },
    expert: { type: "string", multiple: true, default: [] },
    out: { type: "string" },
    "passphrase-file": { type: "string" },
    "round-id": { type: "string" },
    "issued-at": { type: "string" },
  },
});

const plainKeysSchema = z.object({
  signing: publicJwkSchema.extend({ d: bytes32Schema }),
  identity: z.string(),
});

const readKeys = async (path: string, passphraseFile: string | undefined): Promise<OwnerKeys> => {
  const bytes = readFileSync(path);
  if (passphraseFile !== undefined) {
    return unwrap(await openKeys(bytes, readFileSync(passphraseFile, "utf8").replace(/\r?\n$/, "")));
  }
  const { signing, identity } = plainKeysSchema.parse(JSON.parse(bytes.toString("utf8")));
  // Sealing stores nothing on this machine, so no storage key is needed.
  return ownerKeys(signing, identity, "");
};

const { source, bureau, out } = values;
const card = values["bureau-card"];
if (
  source === undefined ||
  bureau === undefined ||
  card === undefined ||
  out === undefined ||
  values.expert.length === 0
) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const experts = await Promise.all(values.expert.map((path) => checkCard(readFileSync(path), path)));
const sealed = await sealDossier({
  source,
  bureau: await readKeys(bureau, values["passphrase-file"]),
  bureauCard: new Uint8Array(readFileSync(card)),
  experts: experts.map(({ kid, payload }) => ({ kid, recipient: payload.recipient })),
  roundId: values["round-id"],
  issuedAt: values["issued-at"] ?? new Date().toISOString(),
});
await writePackage(sealed, out);
process.stdout.write(`${out}  ${(sealed.size / 1e6).toFixed(1)} MB  ${sealed.digest}\n`);
