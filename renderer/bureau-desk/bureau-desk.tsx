import { useCallback, useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { IdentityPorts, IncomingFile, IncomingFiles } from "../identity";
import { Dialog, useToasts, useWork, WorkProgress } from "../ui";
import { BundleScreen, RefusedScreen } from "./bundle";
import { HomeScreen } from "./home";
import type { BureauDeskPorts, VerifiedBundle } from "./ports";

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
  | { readonly at: "refused"; readonly file: IncomingFile; readonly refusal: Refusal };

/** The bureau's desk: its card, the register of experts' cards, and opening review bundles. */
export function BureauDesk({ ports, identity, incoming, accepted }: BureauDeskProps) {
  const [view, setView] = useState<View>({ at: "home" });
  const toasts = useToasts();
  const { run, stop, progress } = useWork();
  const open = useCallback(
    async (file: IncomingFile) => {
      const opened = await run(`正在核验“${file.name}”`, (options) => ports.openBundle(file, options));
      if (opened?.ok) setView({ at: "bundle", bundle: opened.value });
      else if (opened && opened.refusal.code !== "cancelled") {
        setView({ at: "refused", file, refusal: opened.refusal });
      }
    },
    [run, ports],
  );
  useEffect(() => incoming.subscribe((file) => void open(file)), [incoming, open]);
  const choose = async () => {
    const chosen = await ports.chooseFile();
    if (!chosen.ok) toasts.show({ tone: "error", text: refusalSentence(chosen.refusal) });
    else if (chosen.value) await open(chosen.value);
  };
  const home = () => setView({ at: "home" });
  const shared = { seat: ports.seat, identity, onChoose: () => void choose() };
  return (
    <>
      {view.at === "home" && <HomeScreen {...shared} accepted={accepted} />}
      {view.at === "bundle" && (
        <BundleScreen
          key={view.bundle.digest}
          {...shared}
          bundle={view.bundle}
          savePdf={(name, pdf) => ports.savePdf(name, pdf)}
          onHome={home}
        />
      )}
      {view.at === "refused" && (
        <RefusedScreen
          {...shared}
          file={view.file}
          refusal={view.refusal}
          onAgain={() => void open(view.file)}
          onHome={home}
        />
      )}
      <Dialog open={progress !== null} title="核验评审包" width={520} onClose={stop}>
        {progress && <WorkProgress progress={progress} onCancel={stop} />}
      </Dialog>
    </>
  );
}
