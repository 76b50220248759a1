import { useRef } from "react";
import { onlyInMenu } from "./folding";
import { MoreMenu } from "./more-menu";
import type { ToolbarItem } from "./toolbar-item";
import { useFolding } from "./use-folding";
import { useRoving } from "./use-roving";

export interface FoldingToolbarProps {
  readonly label: string;
  /** From left to right; keys are unique. */
  readonly items: readonly ToolbarItem[];
}

/** A bar of tools in one row; those without room in it are in its menu 更多. One stop of the Tab key, arrows within. */
export function FoldingToolbar({ label, items }: FoldingToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const folded = useFolding(bar, items);
  const roving = useRoving(bar);
  const shown = items.filter(({ key, rank }) => rank !== onlyInMenu && !folded.has(key));
  const inMenu = items.filter((item) => !shown.includes(item));
  return (
    <div ref={bar} className="viewer-toolbar" role="toolbar" aria-label={label} {...roving}>
      {shown.map(({ key, group, node }, index) => {
        const before = shown[index - 1];
        const begins = before && before.group !== group ? "viewer-tool-begins" : "";
        return (
          <span key={key} className={`viewer-tool ${begins} viewer-tool-of-${group}`}>
            <span data-item={key}>{node}</span>
          </span>
        );
      })}
      {inMenu.length > 0 && <MoreMenu groups={linesByGroup(inMenu)} />}
    </div>
  );
}

function linesByGroup(items: readonly ToolbarItem[]): ToolbarItem["lines"][] {
  const groups = new Map<string, ToolbarItem["lines"]>();
  for (const { group, lines } of items) groups.set(group, [...(groups.get(group) ?? []), ...lines]);
  return [...groups.values()].filter((lines) => lines.length > 0);
}
