import type { Facts } from "../facts";
import type { MaterialPlan } from "../material";
import type { Random } from "../random";

/** One application of the sample: its facts and how its materials come about. */
export interface Dossier {
  readonly facts: Facts;
  readonly materials: (random: Random) => readonly MaterialPlan[];
}
