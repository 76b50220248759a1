import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sampleRound } from "../../../build/sample/round";
import type { Round } from "../../../shared/domain/round";
import { dossierOf, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import type { Launched } from "../launch";
import { onePagePdf } from "../one-page";
import { declareAll, importTask } from "./review";
import { openTrustingSeat } from "./trusting-seat";

/** The application that is scored. */
export const number = "SY2026-001";

/** The example's gates and criteria, of which the one that the regulation gives a number for is scored by count. */
const countedRound: Round = {
  ...sampleRound,
  rubric: {
    ...sampleRound.rubric,
    criteria: sampleRound.rubric.criteria.map((criterion) =>
      criterion.id === "D2"
        ? {
            ...criterion,
            scoring: { kind: "count", unit: "人次", target: 100, perMissing: 0.5, capMissing: 20 },
            levels: [],
          }
        : criterion,
    ),
  },
};

/** The gate that the bureau's precheck says no to, by its place in the list, counted from 1. */
export const failedGate = 4;

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };

/** From the first screen of a new profile to the inbox of a round with one application to score; gives the task package. */
export async function openScoringRound(launched: Launched, folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const { app, page } = launched;
  const { bureau, expert } = await people();
  await openTrustingSeat(launched, { owner: expert, person, bureau, folder });
  const precheck = countedRound.gates.map(({ id }, index) => ({
    gateId: id,
    result: index + 1 === failedGate ? ("fail" as const) : ("manual" as const),
    note: "",
  }));
  const { bytes } = await sampleTask({
    ...{ packageId: crypto.randomUUID(), round: countedRound },
    dossiers: [await dossierOf("a1", [onePagePdf(6), onePagePdf(9)], { number, precheck })],
  });
  const path = join(folder, "round.jptask");
  await writeFile(path, bytes);
  await importTask(app, page, path, async () => {});
  await declareAll(page, [], async () => {});
  return bytes;
}
