import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applicationSchema } from "../../shared/domain/application";
import { roundSchema } from "../../shared/domain/round";
import { bytesSource } from "../../shared/package/byte-source";
import type { IdentityCard } from "../../shared/package/card";
import type { OwnerKeys } from "../../shared/package/keys";
import { type PackageDossier, type SealedTask, sealTask } from "../../shared/package/seal-task";

interface ManyApplications {
  /** The dossiers of the sample round. */
  readonly source: string;
  readonly bureau: OwnerKeys;
  readonly bureauCard: Uint8Array<ArrayBuffer>;
  readonly expert: IdentityCard;
  readonly count: number;
}

/** A task package of many applications: the sample's first one under other numbers, with its one-page certificate each. */
export function sealApplications({
  source,
  bureau,
  bureauCard,
  expert,
  count,
}: ManyApplications): Promise<SealedTask> {
  const round = roundSchema.parse(JSON.parse(readFileSync(join(source, "round.json"), "utf8")));
  const folder = join(source, "applications", "sy2026-001");
  const model = applicationSchema.parse(JSON.parse(readFileSync(join(folder, "application.json"), "utf8")));
  const material = model.materials.find((each) => each.kind === "certificate");
  if (!material) throw new Error("the sample's first application has no certificate");
  const scan = bytesSource(readFileSync(join(folder, `${material.id}.pdf`)));
  const dossiers = Array.from({ length: count }, (_, index): PackageDossier => {
    const number = String(index + 1).padStart(3, "0");
    const application = { ...model, id: `b-${number}`, number: `SY2026-${number}`, materials: [material] };
    return { application, materials: new Map([[material.id, scan]]) };
  });
  return sealTask({
    packageId: "00000000-0000-4000-8000-000000000040",
    bureau,
    bureauCard,
    experts: [{ kid: expert.kid, recipient: expert.payload.recipient }],
    round,
    dossiers,
    supersedes: null,
    issuedAt: new Date().toISOString(),
    appVersion: "bench",
  });
}
