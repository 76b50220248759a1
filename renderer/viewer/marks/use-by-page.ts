import { useMemo, useRef } from "react";
import type { Annotation } from "../../../shared/domain/annotation";

/** No annotations, always the same list. */
export const noAnnotations: readonly Annotation[] = [];

type ByPage = ReadonlyMap<number, readonly Annotation[]>;

/** The annotations of each page. A page whose annotations are the same as before keeps its list: it is not drawn anew. */
export function useByPage(annotations: readonly Annotation[]): ByPage {
  const last = useRef<ByPage>(new Map());
  return useMemo(() => {
    last.current = byPage(annotations, last.current);
    return last.current;
  }, [annotations]);
}

/** Groups annotations by page; lists of `before` that hold the same are handed back. */
export function byPage(annotations: readonly Annotation[], before: ByPage = new Map()): ByPage {
  const pages = new Map<number, Annotation[]>();
  for (const annotation of annotations) {
    const page = pages.get(annotation.page);
    if (page) page.push(annotation);
    else pages.set(annotation.page, [annotation]);
  }
  const kept = [...pages].map(([page, list]): [number, readonly Annotation[]] => {
    const old = before.get(page);
    const same = old?.length === list.length && old.every((each, index) => each === list[index]);
    return [page, same ? old : list];
  });
  return new Map(kept);
}
