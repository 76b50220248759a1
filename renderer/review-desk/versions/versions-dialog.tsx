import { type ReactNode, useMemo, useState } from "react";
import { emptyDraft } from "../../../shared/domain/draft";
import { draftAt } from "../../../shared/domain/restoring";
import { refusalSentence } from "../../../shared/refusal";
import { type Version, versionAfter } from "../../../shared/rules/versions";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { TabPanel, Tabs } from "../../ui/tabs";
import { useToasts } from "../../ui/toasts";
import type { ReviewDeskPorts } from "../ports";
import { useDraft, useReadOnly, useReview, useReviewState } from "../review";
import { ChangeList } from "./change-list";
import { KeepPoint } from "./keep-point";
import { type Past, usePast } from "./use-past";
import { VersionComparison } from "./version-comparison";
import { type Compared, nowId, VersionList } from "./version-list";
import { versionName } from "./version-words";
import "./versions.css";

interface VersionsDialogProps {
  readonly ports: ReviewDeskPorts;
  readonly onClose: () => void;
}

/** 版本与改动: what the review was at each point, how any two differ, the way back to one, and every change by itself. */
export function VersionsDialog({ ports, onClose }: VersionsDialogProps) {
  const [kept, setKept] = useState(0);
  const past = usePast(ports, kept);
  if (past && "entries" in past)
    return <PastDialog past={past} now={ports.now()} onKept={() => setKept(kept + 1)} onClose={onClose} />;
  return (
    <Frame onClose={onClose}>
      {past ? <Notice tone="error">{refusalSentence(past)}</Notice> : <p role="status">正在读取全部改动…</p>}
    </Frame>
  );
}

interface FrameProps {
  /** What can be done besides closing. */
  readonly way?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The dialog itself, whatever is known of the past yet. */
function Frame({ way, onClose, children }: FrameProps) {
  const { application } = useReview();
  return (
    <Dialog
      open
      title={`版本与改动 · ${application.number}`}
      width={1080}
      screen="versions"
      onClose={onClose}
      footer={
        <>
          {way}
          <Button onClick={onClose}>关闭</Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

type Shown = "versions" | "log";

interface PastDialogProps {
  readonly past: Past;
  readonly now: string;
  /** Told that a point was kept: it stands in the log that is read again. */
  readonly onKept: () => void;
  readonly onClose: () => void;
}

function PastDialog({ past, now, onKept, onClose }: PastDialogProps) {
  const { entries } = past;
  const [picked, setPicked] = useState<Version | null>(null);
  const versions = withPicked(past.versions, picked);
  const [shown, setShown] = useState<Shown>("versions");
  const [compared, setCompared] = useState<Compared>({ from: firstCompared(past), to: nowId });
  const chosen = versions.find(({ id }) => id === compared.from);
  const pick = (seq: number) => {
    const version = versionAfter(entries, seq);
    setPicked(version);
    setCompared({ from: version?.id ?? nowId, to: nowId });
    setShown("versions");
  };
  const way = shown === "versions" && chosen !== undefined && (
    <GoBack entries={entries} version={chosen} now={now} onDone={onClose} />
  );
  return (
    <Frame way={way} onClose={onClose}>
      <div className="versions">
        <Tabs
          label="版本与改动"
          group="versions"
          active={shown}
          onChange={setShown}
          tabs={[
            { key: "versions", label: `版本 ${versions.length}` },
            { key: "log", label: `全部改动 ${entries.length}` },
          ]}
        />
        <TabPanel group="versions" active={shown} className="versions-panel">
          {shown === "log" ? (
            <ChangeList entries={entries} now={now} onCompare={pick} />
          ) : (
            <div className="versions-both">
              <div>
                <VersionList versions={versions} compared={compared} now={now} onCompare={setCompared} />
                <KeepPoint onKept={onKept} />
              </div>
              <Comparison past={{ entries, versions }} compared={compared} now={now} />
            </div>
          )}
        </TabPanel>
      </div>
    </Frame>
  );
}

/** The versions with one that was picked out of the log, in its place. */
function withPicked(versions: readonly Version[], picked: Version | null): readonly Version[] {
  if (!picked) return versions;
  const at = versions.findLastIndex(({ seq }) => seq <= picked.seq) + 1;
  return [...versions.slice(0, at), picked, ...versions.slice(at)];
}

/**
 * The version that says most against what is on screen: of those that hold less than all entries, the newest; where
 * several hold the same, what came first.
 */
function firstCompared({ entries, versions }: Past): string {
  const newest = versions.findLast(({ seq }) => seq < entries.length) ?? versions.at(-1);
  return versions.find(({ seq }) => seq === newest?.seq)?.id ?? nowId;
}

/** The draft of a version by its id. */
function useDrafts({ entries, versions }: Past): (id: string) => ReturnType<typeof emptyDraft> {
  const { round } = useReview();
  const draft = useDraft();
  return (id) => {
    const version = versions.find((each) => each.id === id);
    return version ? draftAt(emptyDraft(round), entries, version.seq) : draft;
  };
}

interface ComparisonProps {
  readonly past: Past;
  readonly compared: Compared;
  readonly now: string;
}

function Comparison({ past, compared, now }: ComparisonProps) {
  const draftOf = useDrafts(past);
  const nameOf = (id: string) => {
    const version = past.versions.find((each) => each.id === id);
    return version ? versionName(version, now) : "现在";
  };
  return (
    <section className="versions-comparison" aria-label="两个版本的不同">
      <h2>
        {nameOf(compared.from)} → {nameOf(compared.to)}
      </h2>
      <VersionComparison before={draftOf(compared.from)} after={draftOf(compared.to)} />
    </section>
  );
}

interface GoBackProps {
  readonly entries: Past["entries"];
  readonly version: Version;
  readonly now: string;
  readonly onDone: () => void;
}

/** The way back to a version: a change like any other. Where the review is read only, why it is closed. */
function GoBack({ entries, version, now, onDone }: GoBackProps) {
  const review = useReview();
  const readOnly = useReadOnly();
  const sealed = useReviewState((state) => state.sealed) !== null;
  const toasts = useToasts();
  const name = versionName(version, now);
  const earlier = useMemo(
    () => draftAt(emptyDraft(review.round), entries, version.seq),
    [review, entries, version],
  );
  if (readOnly)
    return (
      <span className="versions-closed">
        {sealed ? "已定稿。要回到以前的版本，请先写明理由重新打开。" : "以前的版次只供查阅。"}
      </span>
    );
  const goBack = () => {
    if (!review.goBackTo(earlier, version.seq))
      return void toasts.show({ tone: "info", text: `现在的内容和“${name}”一样，没有改动。` });
    toasts.show({
      tone: "ok",
      text: `已回到“${name}”的内容，此前的改动都留在记录里。`,
      action: { label: "撤销", run: () => void review.undo() },
    });
    onDone();
  };
  return (
    <Button variant="primary" onClick={goBack}>
      回到“{name}”
    </Button>
  );
}
