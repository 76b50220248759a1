import { memo } from "react";
import type { PageView } from "../../../shared/annotation/geometry";
import type { Annotation, Mark, Meaning } from "../../../shared/domain/annotation";
import { shapePath } from "./shape-paths";

/** Which of a mark's two drawings: the translucent body that multiplies with the scan, or the line over it. */
export type ShapePart = "tint" | "line";

const parts: Record<Mark["tool"], readonly ShapePart[]> = {
  rectangle: ["tint", "line"],
  ellipse: ["tint", "line"],
  highlight: ["tint"],
  passage: ["tint"],
  ink: ["tint"],
  arrow: ["line"],
  line: ["line"],
  stamp: ["line"],
  note: [],
};

export interface MarkShapeProps {
  /** The page at one pixel a unit: the drawing's own coordinates, so that zooming changes nothing in it. */
  readonly view: PageView;
  readonly mark: Mark;
  readonly meaning: Meaning;
}

/** The translucent body of a mark, which lies over the scan as ink on paper does; nothing for one that has only lines. */
export const MarkTint = memo(function MarkTint(props: MarkShapeProps) {
  return <Shape {...props} part="tint" />;
});

/** The lines of a mark; nothing for one that has only a body. */
export const MarkLine = memo(function MarkLine(props: MarkShapeProps) {
  return <Shape {...props} part="line" />;
});

function Shape({ view, mark, meaning, part }: MarkShapeProps & { readonly part: ShapePart }) {
  if (!parts[mark.tool].includes(part)) return null;
  const { d, width } = shapePath(view, mark);
  return (
    <path
      className={classOf(mark, meaning, part)}
      d={d}
      {...(width === null ? {} : { strokeWidth: width })}
    />
  );
}

function classOf(mark: Mark, meaning: Meaning, part: ShapePart): string {
  return `viewer-${part} viewer-${part}-${mark.tool} viewer-${meaning}`;
}

export interface MarkBlockProps {
  readonly view: PageView;
  readonly marks: readonly Annotation[];
  readonly part: ShapePart;
}

/** Marks that are drawn together: one path for all that look alike, so that thousands are few nodes. */
export const MarkBlock = memo(function MarkBlock({ view, marks, part }: MarkBlockProps) {
  return groupsOf(view, marks, part).map(([key, { className, d, width }]) => (
    <path
      key={key}
      className={className}
      d={d.join("")}
      {...(width === null ? {} : { strokeWidth: width })}
    />
  ));
});

interface Group {
  readonly className: string;
  readonly width: number | null;
  readonly d: string[];
}

function groupsOf(view: PageView, marks: readonly Annotation[], part: ShapePart): readonly [string, Group][] {
  const groups = new Map<string, Group>();
  for (const { mark, meaning } of marks) {
    if (!parts[mark.tool].includes(part)) continue;
    const { d, width } = shapePath(view, mark);
    const className = classOf(mark, meaning, part);
    const key = `${className} ${width ?? ""}`;
    const group = groups.get(key);
    if (group) group.d.push(d);
    else groups.set(key, { className, width, d: [d] });
  }
  return [...groups];
}

/**
 * Marks in blocks of about 64 that do not shift when one is added or taken away: a block ends where an id says so.
 * Blocks of `before` that are the same are handed back, so that only what changed is drawn anew.
 */
export function blocksOf(
  marks: readonly Annotation[],
  before: readonly (readonly Annotation[])[] = [],
): readonly (readonly Annotation[])[] {
  const blocks: Annotation[][] = [[]];
  for (const each of marks) {
    blocks.at(-1)?.push(each);
    if (endsBlock(each.id)) blocks.push([]);
  }
  const byFirst = new Map(before.map((block) => [block[0], block]));
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => {
      const old = byFirst.get(block[0]);
      const same = old?.length === block.length && old.every((each, index) => each === block[index]);
      return same ? old : block;
    });
}

/** One id of 64 does: the last digits of a random id are as good as a lot. */
function endsBlock(id: string): boolean {
  return Number.parseInt(id.slice(-2), 16) % 64 === 0;
}
