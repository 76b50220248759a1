import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { IncomingFile } from "../identity";
import { ShellToolsContext, TipLayer, Toaster, useShortcutListener, useShortcuts } from "../ui";
import { AboutDialog } from "./about/about-dialog";
import { DropVeil } from "./drop-veil";
import { currentScreen } from "./help";
import { HelpSheet } from "./help-sheet";
import { LogDialog } from "./log/log-dialog";
import type { ShellPorts } from "./ports";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { useDropping } from "./use-dropping";
import { useStrayErrors } from "./use-stray-errors";
import { useTextSize } from "./use-text-size";

export interface ShellProps {
  readonly shell: ShellPorts;
  readonly onFile: (file: IncomingFile) => void;
  readonly children: ReactNode;
}

/** What lies around and over every screen: help, shortcuts, size of text, dropping, messages and tips. */
export function Shell({ shell, onFile, children }: ShellProps) {
  const [helpFor, setHelpFor] = useState<string | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const [aboutShown, setAboutShown] = useState(false);
  const [logShown, setLogShown] = useState(false);
  const text = useTextSize(shell);
  const hovering = useDropping(onFile);
  useStrayErrors(useCallback((code, detail) => shell.log("error", code, detail), [shell]));
  useShortcutListener();

  const help = useCallback(() => setHelpFor((shown) => shown ?? currentScreen()), []);
  const shortcuts = useCallback(() => setKeysShown(true), []);
  useShortcuts("整个程序", [
    { keys: "F1", does: "打开这里的帮助", run: help, overDialogs: true },
    { keys: "?", does: "显示这里的快捷键", run: shortcuts },
    { keys: ["Ctrl++", "Ctrl+="], does: "放大文字", run: () => text.larger?.(), overDialogs: true },
    { keys: "Ctrl+-", does: "缩小文字", run: () => text.smaller?.(), overDialogs: true },
    { keys: "Ctrl+0", does: "文字恢复原来大小", run: text.normal, overDialogs: true },
  ]);
  const { percent, larger, smaller } = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the steps follow from the percent.
  const tools = useMemo(() => ({ percent, larger, smaller, help, shortcuts }), [percent, help, shortcuts]);
  return (
    <ShellToolsContext value={tools}>
      {children}
      <HelpSheet
        screen={helpFor}
        shell={shell}
        onClose={() => setHelpFor(null)}
        onAbout={() => setAboutShown(true)}
        onLog={() => {
          setHelpFor(null);
          setLogShown(true);
        }}
      />
      <ShortcutsDialog open={keysShown} onClose={() => setKeysShown(false)} />
      <AboutDialog open={aboutShown} shell={shell} onClose={() => setAboutShown(false)} />
      <LogDialog open={logShown} shell={shell} onClose={() => setLogShown(false)} />
      <DropVeil shown={hovering} />
      <Toaster />
      <TipLayer />
    </ShellToolsContext>
  );
}
