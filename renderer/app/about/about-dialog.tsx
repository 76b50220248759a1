import { useEffect, useState } from "react";
import { Dialog, Notice, TextField } from "../../ui";
import type { About, LicensedPart, ShellPorts } from "../ports";
import "./about.css";

export interface AboutDialogProps {
  readonly open: boolean;
  readonly shell: Pick<ShellPorts, "about" | "licences">;
  readonly onClose: () => void;
}

/** 关于匠评: the version, what the program stands on, and the licence of every part that ships, all of it offline. */
export function AboutDialog({ open, shell, onClose }: AboutDialogProps) {
  return (
    <Dialog open={open} title="关于匠评" width={900} screen="about" onClose={onClose}>
      <AboutBody shell={shell} />
    </Dialog>
  );
}

function AboutBody({ shell }: Pick<AboutDialogProps, "shell">) {
  const about = useLoaded(() => shell.about(), shell);
  const parts = useLoaded(() => shell.licences(), shell);
  return (
    <div className="about">
      {about && <Facts about={about} />}
      <h3>所用部件和许可</h3>
      {parts ? <Licences parts={parts} /> : <p>正在读取…</p>}
    </div>
  );
}

function Facts({ about }: { readonly about: About }) {
  return (
    <>
      {!about.release && (
        <Notice tone="warn">当前运行环境不是正式发行所用的版本，只供开发和测试，请勿用于实际评审。</Notice>
      )}
      <dl className="about-facts">
        <dt>程序版本</dt>
        <dd>{about.version}</dd>
        <dt>运行环境</dt>
        <dd translate="no">
          Electron {about.electron} · Chromium {about.chromium}
        </dd>
        <dt>联网</dt>
        <dd>不连接任何网络；本次运行已拒绝 {about.refusedRequests} 次联网请求</dd>
      </dl>
    </>
  );
}

/** The parts, those that match what is looked for, and the text of the one that was chosen. */
function Licences({ parts }: { readonly parts: readonly LicensedPart[] }) {
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState(0);
  const shown = parts
    .map((part, index) => ({ part, index }))
    .filter(({ part }) => part.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const part = parts[chosen];
  return (
    <div className="about-licences">
      <div className="about-list">
        <TextField
          label={`查找部件（共 ${parts.length} 个）`}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <select
          size={12}
          aria-label="部件"
          translate="no"
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {shown.map(({ part: each, index }) => (
            <option key={`${each.name} ${each.version} ${index}`} value={index}>
              {[each.name, each.version, each.licence].filter((word) => word !== "").join(" · ")}
            </option>
          ))}
        </select>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keys */}
      <section className="about-text" aria-label="许可全文" tabIndex={0}>
        <pre translate="no">{part?.text}</pre>
      </section>
    </div>
  );
}

/** What a port gives, once it is there. */
function useLoaded<T>(load: () => Promise<T>, shell: object): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the loader is made anew each time; the port decides.
  useEffect(() => {
    let left = false;
    void load().then((found) => !left && setLoaded(found));
    return () => {
      left = true;
    };
  }, [shell]);
  return loaded;
}
