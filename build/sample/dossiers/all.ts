import type { MaterialPlan } from "../material";
import { airframe } from "./airframe";
import { coldChain } from "./cold-chain";
import type { Dossier } from "./dossier";
import { filigree } from "./filigree";
import { milling } from "./milling";
import { pastry } from "./pastry";
import { vehicle } from "./vehicle";

/** The six applications of the sample in the order of their numbers. */
export const allDossiers: readonly Dossier[] = [milling, pastry, airframe, filigree, vehicle, coldChain];

/** Pages of a scan that the small sample keeps. */
const FEW = 2;

const shortened = (plan: MaterialPlan): MaterialPlan => {
  const { source } = plan;
  if (source.kind !== "scan" && source.kind !== "digital") return plan;
  return { ...plan, source: { ...source, pages: source.pages.slice(0, FEW) } as typeof source };
};

/** A dossier with some of its materials, each cut to a few pages. */
const small = (dossier: Dossier, kept: readonly string[]): Dossier => ({
  facts: dossier.facts,
  materials: (random) =>
    dossier
      .materials(random)
      .filter((plan) => kept.includes(plan.id))
      .map(shortened),
});

/** Two applications with few pages, for quick tests: every coding but PNG occurs. */
export const smallDossiers: readonly Dossier[] = [
  small(milling, ["m1", "m2", "m4", "m6", "m8"]),
  small(airframe, ["m2", "m4", "m5"]),
];
