import { useState } from "react";
import { refusalSentence } from "../../shared/refusal";
import type { IdentityPorts, IncomingFiles } from "../identity";
import { SeatBar } from "../identity";
import { TopBar } from "../ui/bars";
import { Notice } from "../ui/notice";
import { Screen } from "../ui/screen";
import { ImportDialog } from "./import";
import { EmptyInbox } from "./inbox";
import type { ReviewDeskPorts } from "./ports";
import { RoundDesk } from "./round-desk";
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
  const [reviewing, setReviewing] = useState(false);
  const { rounds, open, refusal } = desk;
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
          onReviewing={setReviewing}
        />
      )}
      {refusal && (
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
          ports={ports}
          identity={identity}
          staying={reviewing}
          onImported={reviewing ? desk.stay : desk.choose}
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

function Waiting() {
  return (
    <Screen name="opening" title="正在打开申报列表">
      <p role="status" className="ui-spoken">
        正在打开申报列表
      </p>
    </Screen>
  );
}
