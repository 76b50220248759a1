import { useShortcuts } from "../../ui/shortcuts";
import { buttonItem, type ToolbarItem } from "../../viewer";
import { materialCode, useReading, useReadingState } from "../reading";
import { useReview } from "../review";

interface ReadingTools {
  readonly beside: { readonly open: boolean; readonly toggle: () => void };
  readonly full: boolean;
  readonly setFull: (full: boolean) => void;
  /** The short name of what is in hand: `A1`, 资格2. */
  readonly name: string;
}

/** Registers the keys of the reading as a whole, and returns its tools for the bar above the scan. */
export function useReadingTools({ beside, full, setFull, name }: ReadingTools): ToolbarItem[] {
  const { application } = useReview();
  const reading = useReading();
  const offered = useReadingState((state) => state.offered);
  const selected = useReadingState((state) => state.selectedIds);
  useShortcuts("阅读", [
    { keys: "F", does: "扫描件占满窗口", run: () => setFull(!full) },
    {
      keys: "Escape",
      does: "不再占满窗口",
      when: () => full && selected.length === 0,
      run: () => setFull(false),
    },
    { keys: "K", does: "两份材料并排", run: beside.toggle },
    {
      keys: "Backspace",
      does: "回到本项上次阅读处",
      when: () => offered !== null,
      run: reading.goBack,
    },
  ]);
  const back = offered && {
    words: `回到 ${name} 上次阅读处：${materialCode(application, offered.materialId)} · 第${pageRead(offered)}页`,
  };
  return [
    ...(back
      ? [
          buttonItem({
            key: "back",
            group: "reading",
            rank: 4,
            label: back.words,
            icon: "clock",
            keys: "Backspace",
            run: reading.goBack,
          }),
        ]
      : []),
    buttonItem({
      key: "beside",
      group: "reading",
      rank: 51,
      label: "两份材料并排",
      icon: "columns",
      keys: "K",
      pressed: beside.open,
      run: beside.toggle,
    }),
    buttonItem({
      key: "full",
      group: "reading",
      rank: full ? 3 : 50,
      label: full ? "不再占满窗口" : "占满窗口",
      icon: full ? "leave-full-screen" : "full-screen",
      keys: "F",
      run: () => setFull(!full),
    }),
  ];
}

/** The page that a reader saw there: of one whose last lines only were above the next, the next. */
function pageRead({ page, offset }: { readonly page: number; readonly offset: number }): number {
  return offset > 0.8 ? page + 1 : page;
}
