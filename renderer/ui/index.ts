export { SavedMark, StatusBar, TopBar } from "./bars";
export { Button, type ButtonProps, type ButtonVariant } from "./button";
export { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";
export { type Column, DataTable, type DataTableProps } from "./data-table";
export { Dialog, type DialogProps } from "./dialog";
export { Field, type FieldProps } from "./field";
export { Icon, type IconName } from "./icon";
export { IconButton, type IconButtonProps } from "./icon-button";
export { Kbd, keyCap } from "./kbd";
export { Menu, type MenuItem, type MenuProps, preloadMenus } from "./menu";
export { Notice, type NoticeProps, type NoticeTone } from "./notice";
export { ProgressBar, type ProgressBarProps } from "./progress-bar";
export { SavedPlace, type SavedPlaceProps } from "./saved-place";
export { Screen, type ScreenProps } from "./screen";
export { Select, type SelectProps } from "./select";
export { type ShellToolbox, ShellTools, ShellToolsContext, useShellTools } from "./shell-tools";
export { isComposing } from "./shortcut-keys";
export {
  chordsOf,
  type Shortcut,
  type ShortcutGroup,
  useShortcutGroups,
  useShortcutListener,
  useShortcuts,
} from "./shortcuts";
export { type TabItem, TabPanel, Tabs, type TabsProps } from "./tabs";
export { Tag, type TagTone } from "./tag";
export { TextArea, type TextAreaProps } from "./text-area";
export { TextField, type TextFieldProps } from "./text-field";
export { TipLayer } from "./tip-layer";
export { type Toast, Toaster, useToasts } from "./toasts";
export { useWork, type Work, type WorkOptions } from "./use-work";
export { WorkProgress, type WorkProgressProps, type WorkState } from "./work-progress";
