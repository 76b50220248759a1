import { accept, type Result } from "../../../shared/refusal";
import type { OpinionFormData, ScoreFileData } from "../../forms";
import { allKeys } from "./choices";
import { type GatherContext, gatherForms } from "./gather";
import { stateWords } from "./round-forms";

/**
 * What the score sheets of the dialog's applications are made of: the same data as the printed ones. Those recused or not
 * answered for are named without figures. The first refusal ends it.
 */
export async function scoreFileData(context: GatherContext): Promise<Result<ScoreFileData>> {
  const { rows, ports, openRound } = context;
  const judged = rows.filter(({ state }) => state !== "recused");
  const gathered = await gatherForms(new Set(allKeys(judged, "opinion")), context);
  if (!gathered.ok) return gathered;
  const found = new Map<string, OpinionFormData>();
  for (const content of gathered.value.contents)
    if (content.kind === "opinion") found.set(content.data.application.id, content.data);
  const { name, organisation, fingerprint } = ports.seat;
  return accept({
    round: openRound.round,
    signer: { name, organisation, fingerprint },
    preparedOn: ports.now().slice(0, 10),
    entries: rows.map(({ application, state }) => ({
      application,
      standing: stateWords[state],
      data: found.get(application.id) ?? null,
    })),
  });
}
