import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { type Refusal, refusalSentence, refuse } from "../../shared/refusal";
import type { IdentityPorts, IncomingFiles } from "../identity";
import { SeatBar } from "../identity";
import { TopBar } from "../ui/bars";
import { Notice } from "../ui/notice";
import { Screen } from "../ui/screen";
import { useToasts } from "../ui/toasts";
import { ImportDialog } from "./import";
import { EmptyInbox } from "./inbox";
import type { ImportedTask, ReviewDeskPorts } from "./ports";
import { RoundDesk, type Settle } from "./round-desk";
import { useDeskRound } from "./use-desk-round";
import { useImports } from "./use-imports";

export interface ReviewDeskProps {
  readonly ports: ReviewDeskPorts;
  readonly identity: IdentityPorts;
  /** Files that are not cards: dropped, double-clicked or chosen. */
  readonly incoming: IncomingFiles;
}

/** 专家评审: the expert's desk, from the list of applications to the sealed review bundle. */
export function ReviewDesk({ ports, identity, incoming }: ReviewDeskProps) {
  const desk = useDeskRound(ports);
  const imports = useImports(ports, incoming);
  const { rounds, open, refusal } = desk;
  const [reviewing, setReviewing] = useState(false);
  const settle = useRef<Settle | null>(null);
  const [keepSettle] = useState(() => (next: Settle | null) => {
    settle.current = next;
    setReviewing(next !== null);
  });
  useEffect(() => identity.settling.add(async () => (await settle.current?.()) ?? true), [identity]);
  const importing = useMemo(() => storedBefore(ports, settle), [ports]);
  useSaidRefusal(open ? refusal : null);
  // A review stays on screen while another round comes in, but not in a revision that was superseded under it.
  const onImported = ({ summary, carrying, decided }: ImportedTask) => {
    const { packageId } = summary.current;
    const ofRound = (id: string | undefined) => open?.revisions.some((each) => each.packageId === id);
    const tookOver = ofRound(carrying?.from.packageId) || (decided && ofRound(packageId));
    void (reviewing && !tookOver ? desk.stay() : desk.work(packageId));
  };
  return (
    <>
      {rounds === null && <Waiting />}
      {rounds?.length === 0 && <EmptyInbox seat={ports.seat} identity={identity} onImport={imports.choose} />}
      {rounds && open && (
        <RoundDesk
          key={open.summary.packageId}
          ports={ports}
          identity={identity}
          rounds={rounds}
          openRound={open}
          onRound={desk.choose}
          onReload={desk.reload}
          onImport={imports.choose}
          onReviewing={keepSettle}
        />
      )}
      {refusal && !open && (
        <Screen
          name="inbox"
          title="申报列表"
          top={<TopBar left={null} right={<SeatBar seat={ports.seat} ports={identity} />} />}
        >
          <Notice tone="error">{refusalSentence(refusal)}</Notice>
        </Screen>
      )}
      {imports.file && (
        <ImportDialog
          file={imports.file}
          ports={importing}
          identity={identity}
          staying={reviewing}
          onImported={onImported}
          onKept={() => void desk.reload()}
          onChooseOther={() => {
            imports.done();
            imports.choose();
          }}
          onClose={imports.done}
        />
      )}
    </>
  );
}

/** The ports with an import that first stores what the open review still holds: work is carried over from what is stored. */
function storedBefore(ports: ReviewDeskPorts, settle: RefObject<Settle | null>): ReviewDeskPorts {
  return {
    ...ports,
    importTask: async (file, options) => {
      const stored = (await settle.current?.()) ?? true;
      return stored ? ports.importTask(file, options) : refuse("storage-failed", "正在评审的内容");
    },
  };
}

/** Says why a round could not be opened, while another stays on screen. */
function useSaidRefusal(refusal: Refusal | null): void {
  const toasts = useToasts();
  useEffect(() => {
    if (refusal) toasts.show({ tone: "error", text: refusalSentence(refusal) });
  }, [refusal, toasts]);
}

function Waiting() {
  return (
    <Screen name="opening" title="正在打开申报列表">
      <p role="status" className="ui-spoken">
        正在打开申报列表
      </p>
    </Screen>
  );
}
