import { useEffect, useState } from "react";
import { Button, Dialog, useShortcutGroups } from "../ui";
import { type HelpText, helpFor } from "./help";
import "./help-sheet.css";
import type { ShellPorts } from "./ports";
import { ShortcutList } from "./shortcuts-dialog";

export interface HelpSheetProps {
  /** The place whose help is shown; closed without one. */
  readonly screen: string | null;
  readonly shell: Pick<ShellPorts, "version">;
  readonly onClose: () => void;
  /** Shows what the program is and stands on, over the help. */
  readonly onAbout: () => void;
  /** Shows the program's log in place of the help. */
  readonly onLog: () => void;
}

/** The help of one place, at the side of the window: what one does here, its keys, what can go wrong. */
export function HelpSheet({ screen, shell, onClose, onAbout, onLog }: HelpSheetProps) {
  const text = helpFor(screen ?? "");
  return (
    <Dialog
      open={screen !== null}
      title={`帮助：${text.title}`}
      width={520}
      placement="side"
      reading
      screen="help"
      onClose={onClose}
      footer={
        <>
          <VersionLine shell={shell} />
          <Button size="small" onClick={onLog}>
            运行日志
          </Button>
          <Button size="small" onClick={onAbout}>
            关于匠评
          </Button>
        </>
      }
    >
      <HelpBody text={text} />
    </Dialog>
  );
}

function HelpBody({ text }: { readonly text: HelpText }) {
  const groups = useShortcutGroups();
  return (
    <div className="help">
      <section>
        <h3>这里做什么</h3>
        {text.about.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <section>
        <h3>怎样做</h3>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section>
        <h3>遇到问题</h3>
        <dl>
          {text.troubles.map((trouble) => (
            <div key={trouble.what} className="help-trouble">
              <dt>{trouble.what}</dt>
              <dd>{trouble.remedy}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>快捷键</h3>
        <ShortcutList groups={groups} />
      </section>
    </div>
  );
}

function VersionLine({ shell }: Pick<HelpSheetProps, "shell">) {
  const [version, setVersion] = useState("");
  useEffect(() => {
    let left = false;
    void shell.version().then((found) => !left && setVersion(found));
    return () => {
      left = true;
    };
  }, [shell]);
  return <span className="help-version">匠评 {version} · 离线可用，不连接任何网络</span>;
}
