import { citationsOf } from "../../../shared/domain/draft";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { useReview } from "../review";
import { deletedIds, type MarkClock } from "./mark-edits";
import { placeWords } from "./material-words";
import { useReading, useReadingState } from "./reading-context";
import { useCommitMarks } from "./use-marks";

/** So many cited marks are named one by one. */
const named = 5;

/** Asks before marks that are evidence of something are deleted, and says of what. */
export function DeleteDialog({ clock }: { readonly clock: MarkClock }) {
  const reading = useReading();
  const asked = useReadingState((state) => state.asked);
  const commit = useCommitMarks(clock);
  const close = () => reading.ask(null);
  return (
    <ConfirmDialog
      open={asked !== null}
      title="删除作为依据的批注？"
      confirm="删除并取消依据"
      cancel="不删除"
      danger
      onConfirm={() => {
        close();
        if (asked) commit(asked);
      }}
      onClose={close}
    >
      {asked && <Cited ids={deletedIds(asked)} />}
    </ConfirmDialog>
  );
}

function Cited({ ids }: { readonly ids: readonly string[] }) {
  const { application, draft, round } = useReview();
  const { annotations, ...rest } = draft();
  const cited = ids.flatMap((id) => {
    const annotation = annotations[id];
    const { criterionIds, gateIds } = citationsOf({ annotations, ...rest }, id);
    const gates = gateIds.map((gate) => `资格${round.gates.findIndex((each) => each.id === gate) + 1}`);
    const codes = [...criterionIds, ...gates];
    return annotation && codes.length > 0 ? [{ id, place: placeWords(application, annotation), codes }] : [];
  });
  return (
    <>
      <p>要删除的 {ids.length} 处批注里，这些已引为依据：</p>
      <ul>
        {cited.slice(0, named).map(({ id, place, codes }) => (
          <li key={id}>
            {place}：{codes.join("、")} 的依据
          </li>
        ))}
        {cited.length > named && <li>还有 {cited.length - named} 处</li>}
      </ul>
      <p>删除后，相应评分项和资格条件少了这些依据。可以用 Ctrl+Z 撤销。</p>
    </>
  );
}
