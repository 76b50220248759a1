import type { StoreApi } from "zustand/vanilla";
import type { Annotation } from "../../../shared/domain/annotation";
import { useViewerShortcuts } from "../active-viewer";
import type { MarkChange, NewMark, ViewerProps } from "../props";
import type { ViewerSession } from "../session";
import { clipboard, clipOf, paste } from "./clipboard";

type MarkKeysInput = Pick<ViewerProps, "source" | "annotations" | "selectedIds" | "onMarks" | "onSelect"> & {
  readonly session: StoreApi<ViewerSession>;
  readonly readOnly: boolean;
};

/** Registers what is done with the selected marks by keys: copy, cut, paste, duplicate, select all, delete. */
export function useMarkKeys(input: MarkKeysInput): void {
  const { source, session, annotations, selectedIds, readOnly, onMarks, onSelect } = input;
  const selected = (): readonly Annotation[] => annotations.filter(({ id }) => selectedIds.includes(id));
  const hasSelected = () => selectedIds.length > 0;
  const changes = () => hasSelected() && !readOnly;
  const remove = () => onMarks(selectedIds.map((id): MarkChange => ({ kind: "delete", id })));
  const create = (marks: readonly NewMark[]) =>
    onMarks(marks.map((created): MarkChange => ({ kind: "create", created })));
  const put = () => {
    const { clip } = clipboard.getState();
    if (!clip) return;
    const done = paste(clip, { materialId: source.materialId, page: session.getState().page });
    clipboard.setState({ clip: done.clip });
    create(done.created);
  };
  useViewerShortcuts(session, [
    {
      keys: "Ctrl+C",
      does: "复制选中的批注",
      when: () => hasSelected() && !textIsSelected(),
      run: () => clipboard.setState({ clip: clipOf(selected()) }),
    },
    {
      keys: "Ctrl+X",
      does: "剪切选中的批注",
      when: () => changes() && !textIsSelected(),
      run: () => {
        clipboard.setState({ clip: clipOf(selected(), true) });
        remove();
      },
    },
    {
      keys: "Ctrl+V",
      does: "把复制的批注贴到本页",
      when: () => !readOnly && clipboard.getState().clip !== null,
      run: put,
    },
    {
      keys: "Ctrl+D",
      does: "再画一处同样的批注",
      when: changes,
      run: () => create(copiesOf(selected())),
    },
    {
      keys: "Ctrl+A",
      does: "选中本页的全部批注",
      run: () => {
        const { page } = session.getState();
        onSelect(annotations.filter((each) => each.page === page).map(({ id }) => id));
      },
    },
    { keys: "Delete", does: "删除选中的批注", when: changes, run: remove },
    { keys: "Escape", does: "不再选中批注", when: hasSelected, run: () => onSelect([]) },
  ]);
}

/** A copy of each mark beside it, whatever page it is on. */
function copiesOf(annotations: readonly Annotation[]): readonly NewMark[] {
  const pages = [...new Set(annotations.map(({ page }) => page))];
  return pages.flatMap((page) => {
    const own = annotations.filter((each) => each.page === page);
    const clip = clipOf(own);
    return clip ? paste(clip, clip.from).created : [];
  });
}

/** Words that are marked to be copied come first: nobody means the marks then. */
function textIsSelected(): boolean {
  return window.getSelection()?.isCollapsed === false;
}
