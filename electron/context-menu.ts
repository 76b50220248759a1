import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";

type Clicked = Pick<ContextMenuParams, "isEditable" | "selectionText" | "editFlags">;

/** Whether a right click fell on something that can be edited or copied. */
export function isTextMenuWanted(clicked: Clicked): boolean {
  return clicked.isEditable || clicked.selectionText.trim() !== "";
}

/** The editing commands for the place clicked; those that would do nothing there are grey. */
export function textMenu({ isEditable, editFlags }: Clicked): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = { role: "copy", label: "复制", enabled: editFlags.canCopy };
  if (!isEditable) return [copy];
  return [
    { role: "undo", label: "撤销", enabled: editFlags.canUndo },
    { role: "redo", label: "重做", enabled: editFlags.canRedo },
    { type: "separator" },
    { role: "cut", label: "剪切", enabled: editFlags.canCut },
    copy,
    { role: "paste", label: "粘贴", enabled: editFlags.canPaste },
    { type: "separator" },
    { role: "selectAll", label: "全选", enabled: editFlags.canSelectAll },
  ];
}
