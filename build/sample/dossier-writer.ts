import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Application, applicationSchema, type Material } from "../../shared/domain/application";
import { roundSchema } from "../../shared/domain/round";
import type { Dossier } from "./dossiers/dossier";
import { toApplication } from "./facts";
import { type MaterialPlan, makeMaterial } from "./material";
import type { Random } from "./random";
import { sampleRound } from "./round";

const writeJson = (path: string, value: unknown): void => {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
};

const writeMaterial = async (folder: string, plan: MaterialPlan, random: Random): Promise<Material> => {
  const made = await makeMaterial(plan, random);
  writeFileSync(join(folder, `${plan.id}.${made.ending}`), made.bytes);
  return {
    id: plan.id,
    kind: plan.kind,
    title: plan.title,
    fileName: plan.fileName,
    mediaType: made.mediaType,
    pages: made.pages,
    bytes: made.bytes.length,
    sha256: createHash("sha256").update(made.bytes).digest("hex"),
  };
};

/**
 * Writes one application's folder: `application.json` and a file a material.
 * @returns what was written as JSON.
 * @throws ZodError when the facts do not make a valid application.
 */
export const writeApplication = async (
  root: string,
  dossier: Dossier,
  random: Random,
): Promise<Application> => {
  const folder = join(root, "applications", dossier.facts.id);
  mkdirSync(folder, { recursive: true });
  const materials: Material[] = [];
  for (const plan of dossier.materials(random.fork("plans"))) {
    materials.push(await writeMaterial(folder, plan, random.fork(plan.id)));
  }
  const application = applicationSchema.parse(toApplication(dossier.facts, materials));
  writeJson(join(folder, "application.json"), application);
  return application;
};

/** Writes `round.json`. */
export const writeRound = (root: string): void => {
  mkdirSync(root, { recursive: true });
  writeJson(join(root, "round.json"), roundSchema.parse(sampleRound));
};
