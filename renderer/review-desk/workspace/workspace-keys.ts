import type { ChangeEntry } from "../../../shared/domain/history";
import { useShortcuts } from "../../ui/shortcuts";
import { useToasts } from "../../ui/toasts";
import { type CiteTarget, citedWords, citeSelected } from "../annotations";
import type { Reading } from "../reading";
import { changeWords, type OpenReview, useReadOnly } from "../review";
import { typesElsewhere } from "../scoring";
import type { Neighbours } from "./neighbours";
import { placeOnTab, refocused, type SheetPlace, type SheetTab } from "./sheet-place";
import type { WorkspaceProps } from "./workspace-screen";

interface WorkspaceKeys {
  readonly review: OpenReview;
  readonly reading: Reading;
  readonly target: CiteTarget;
  readonly place: SheetPlace;
  readonly onPlace: (place: SheetPlace) => void;
  /** Brings the sheet to the front where it is a drawer. */
  readonly onSheet: () => void;
  readonly leave: (then: () => void) => void;
  /** Where the keys for the application before and after lead. */
  readonly neighbours: Neighbours;
  /** Says what was done. */
  readonly say: (words: string) => void;
  readonly navigation: Pick<WorkspaceProps, "onReview" | "onDeclare" | "onBack">;
}

/** What the bar's buttons and the keys share. */
export interface Moves {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Goes to the application before or after; `null` where there is none. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
  readonly back: () => void;
}

const tabs: readonly SheetTab[] = ["facts", "gates", "scoring", "opinion", "annotations"];

/** Registers the shortcuts of the whole workspace and returns what they do, for its buttons. */
export function useWorkspaceKeys(keys: WorkspaceKeys): Moves {
  const { review, reading, target, place, onPlace } = keys;
  const readOnly = useReadOnly();
  const toasts = useToasts();
  const moves = useMoves(keys);

  const citeNow = () => {
    const outcome = citeSelected(review, reading, target.citer);
    const words = citedWords(outcome, target.name);
    if (outcome === "nothing") toasts.show({ tone: "info", text: words });
    else keys.say(words);
    if (outcome === "cited") onPlace(refocused(place));
  };
  const openNeighbour = (direction: 1 | -1) => {
    const { materials } = review.application;
    const index = materials.findIndex(({ id }) => id === reading.store.getState().materialId);
    const next = materials[index + direction];
    if (next) reading.open(next.id);
  };

  useShortcuts("评审", [
    {
      keys: "E",
      does: "把选中的批注引为依据",
      inText: true,
      when: () => !readOnly && !typesElsewhere(),
      run: citeNow,
    },
    { keys: "Ctrl+Z", does: "撤销", inText: true, run: moves.undo },
    { keys: ["Ctrl+Shift+Z", "Ctrl+Y"], does: "重做", inText: true, run: moves.redo },
    ...tabs.map((tab, index) => ({
      keys: `Alt+${index + 1}`,
      does: `打开“${tabWords[tab]}”`,
      run: () => {
        onPlace(placeOnTab(place, tab));
        keys.onSheet();
      },
    })),
    { keys: "Alt+ArrowUp", does: "上一件材料", run: () => openNeighbour(-1) },
    { keys: "Alt+ArrowDown", does: "下一件材料", run: () => openNeighbour(1) },
    { keys: "Alt+ArrowLeft", does: "上一份申报", run: () => moves.previous?.() },
    { keys: "Alt+ArrowRight", does: "下一份申报", run: () => moves.next?.() },
  ]);
  return moves;
}

/** 申报信息 资格 评分 意见 批注. */
export const tabWords: Record<SheetTab, string> = {
  facts: "申报信息",
  gates: "资格",
  scoring: "评分",
  opinion: "意见",
  annotations: "批注",
};

function useMoves({ review, leave, say, neighbours, navigation }: WorkspaceKeys): Moves {
  const { onReview, onDeclare, onBack } = navigation;
  const { previous, next } = neighbours;
  const tell = (entry: ChangeEntry | null, done: string, nothing: string) =>
    say(entry ? `${done}：${changeWords(entry, review.round)}` : nothing);
  const goTo = (neighbour: typeof next) =>
    neighbour &&
    (() =>
      leave(() =>
        neighbour.undeclared ? onDeclare(neighbour.applicationId) : onReview(neighbour.applicationId),
      ));
  return {
    undo: () => tell(review.undo(), "已撤销", "没有可以撤销的改动。"),
    redo: () => tell(review.redo(), "已重做", "没有可以重做的改动。"),
    previous: goTo(previous),
    next: goTo(next),
    back: () => leave(onBack),
  };
}
