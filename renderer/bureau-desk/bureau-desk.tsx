import { useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { IdentityPorts, IncomingFile, IncomingFiles } from "../identity";
import { Dialog, useToasts, useWork, WorkProgress } from "../ui";
import { BundleScreen, RefusedScreen } from "./bundle";
import { HomeScreen } from "./home";
import { type Outcome, summaryWords, taskWords } from "./intake";
import type { BureauDeskPorts, VerifiedBundle } from "./ports";
import { useIntake } from "./use-intake";

export interface BureauDeskProps {
  readonly ports: BureauDeskPorts;
  readonly identity: IdentityPorts;
  readonly incoming: IncomingFiles;
  /** Counts the cards accepted by a file that came in, so that the register is read again. */
  readonly accepted: number;
}

type View =
  | { readonly at: "home" }
  | { readonly at: "bundle"; readonly bundle: VerifiedBundle }
  | {
      readonly at: "refused";
      readonly file: IncomingFile;
      readonly refusal: Refusal;
      readonly isTask: boolean;
    };

/** The bureau's desk: its card, the register of experts' cards, and the ledger of review bundles. */
export function BureauDesk({ ports, identity, incoming, accepted }: BureauDeskProps) {
  const [view, setView] = useState<View>({ at: "home" });
  const [changes, setChanges] = useState(0);
  const toasts = useToasts();
  const opening = useWork();
  const reopen = async (id: string) => {
    const opened = await opening.run("正在重新核验", (options) => ports.openRecorded(id, options));
    if (opened?.ok) return setView({ at: "bundle", bundle: opened.value });
    if (!opened || opened.refusal.code === "cancelled") return;
    toasts.show({ tone: "error", text: refusalSentence(opened.refusal) });
    setChanges((count) => count + 1);
    setView({ at: "home" });
  };
  const settle = (outcomes: readonly Outcome[]) => {
    setChanges((count) => count + 1);
    const [only] = outcomes;
    if (!only) return;
    if (outcomes.length > 1) {
      toasts.show({ tone: "info", text: summaryWords(outcomes) });
      return setView({ at: "home" });
    }
    if (only.kind === "bundle") return setView({ at: "bundle", bundle: only.bundle });
    if (only.kind === "refused") return setView({ at: "refused", ...only });
    toasts.show({ tone: only.faulty > 0 ? "warn" : "ok", text: taskWords(only) });
    if (view.at === "bundle") void reopen(view.bundle.standing.id);
    else setView({ at: "home" });
  };
  const intake = useIntake(ports, settle);
  const { add } = intake;
  useEffect(() => incoming.subscribe(add), [incoming, add]);
  const choose = async () => {
    const chosen = await ports.chooseFile();
    if (!chosen.ok) toasts.show({ tone: "error", text: refusalSentence(chosen.refusal) });
    else if (chosen.value) add(chosen.value);
  };
  const shared = {
    ...{ seat: ports.seat, identity, onChoose: () => void choose() },
    onHome: () => setView({ at: "home" }),
  };
  const work = intake.progress ? intake : opening;
  return (
    <>
      {view.at === "home" && (
        <HomeScreen
          {...shared}
          ports={ports}
          accepted={accepted}
          changes={changes}
          onOpen={(id) => void reopen(id)}
        />
      )}
      {view.at === "bundle" && (
        <BundleScreen
          key={`${view.bundle.digest} ${view.bundle.task?.packageId}`}
          {...shared}
          bundle={view.bundle}
          savePdf={(name, pdf) => ports.savePdf(name, pdf)}
        />
      )}
      {view.at === "refused" && <RefusedScreen {...shared} {...view} onAgain={() => add(view.file)} />}
      <Dialog open={work.progress !== null} title="核验文件" width={520} onClose={work.stop}>
        {work.progress && <WorkProgress progress={work.progress} onCancel={work.stop} />}
      </Dialog>
    </>
  );
}
