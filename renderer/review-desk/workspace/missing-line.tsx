import { countPlaces, type GapPlace } from "../../../shared/rules/gaps";
import { Button } from "../../ui/button";
import { useShortcuts } from "../../ui/shortcuts";
import { missingOf } from "../calibration";
import { gapWords } from "../delivery";
import { useDraft, useReadOnly, useReview } from "../review";
import { gapAfter } from "./gap-after";
import type { SheetPlace } from "./sheet-place";

/** Alt, because it works while one is typing; Q as in 缺. */
const missingKeys = "Alt+Q";

interface MissingLineProps {
  readonly place: SheetPlace;
  readonly onGoTo: (place: GapPlace) => void;
}

/** How much still stands between the review and its seal, on every tab; pressed, it goes to the next of it. */
export function MissingLine({ place, onGoTo }: MissingLineProps) {
  const { round, application } = useReview();
  const draft = useDraft();
  const readOnly = useReadOnly();
  const missing = readOnly ? [] : missingOf(round, application, draft);
  const next = gapAfter(missing, place);
  useShortcuts("评审", [
    {
      keys: missingKeys,
      does: "到下一处还缺的内容",
      when: () => next !== null,
      run: () => next && onGoTo(next.place),
    },
  ]);
  if (readOnly) return null;
  if (!next) return <span>{application.calibration ? "已全部评分" : "必填内容齐全"}</span>;
  return (
    <Button
      size="small"
      variant="quiet"
      aria-keyshortcuts={missingKeys}
      title={`前往：${gapWords(next, round)}`}
      onClick={() => onGoTo(next.place)}
    >
      还缺 {countPlaces(missing)} 处
    </Button>
  );
}
