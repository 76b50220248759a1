import { useState } from "react";
import type { Application } from "../../../../shared/domain/application";
import type { ReviewDraft } from "../../../../shared/domain/draft";
import type { Round } from "../../../../shared/domain/round";
import { type Refusal, refusalSentence } from "../../../../shared/refusal";
import { chineseDate, type MarksListData, PrintForms } from "../../../forms";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { Notice } from "../../../ui/notice";
import { ProgressBar } from "../../../ui/progress-bar";
import { PdfPreview } from "../../../viewer";
import { printedMarks } from "../../annotations";
import type { ReviewDeskPorts } from "../../ports";
import "../delivery.css";
import { marksListFileName } from "../file-names";
import { SavePrintButtons } from "../save-print-buttons";
import { usePress } from "../use-press";
import { MarkPictures } from "./mark-pictures";

export interface MarksListDialogProps {
  readonly packageId: string;
  readonly round: Round;
  readonly application: Application;
  readonly draft: ReviewDraft;
  /** When the review was sealed; `null` for one that is not. */
  readonly sealedAt: string | null;
  readonly ports: ReviewDeskPorts;
  readonly onClose: () => void;
}

/** 批注清单: the list of all marks as it will print, to look at, save and print. */
export function MarksListDialog(props: MarksListDialogProps) {
  const { packageId, application, ports, onClose } = props;
  // What is printed is what was previewed, whatever comes in meanwhile.
  const [words] = useState(() => listData(props));
  const [data, setData] = useState<MarksListData | null>(null);
  const [made, setMade] = useState<{ readonly pdf: Uint8Array } | Refusal | null>(null);
  const press = usePress(ports, (pdf) => setMade({ pdf }), setMade);
  const pdf = made && "pdf" in made ? made.pdf : null;
  return (
    <Dialog
      open
      screen="marks-list"
      width={920}
      title={`批注清单 · ${application.number}`}
      onClose={onClose}
      footer={
        <>
          {pdf && <SavePrintButtons fileName={marksListFileName(application)} laidOut {...{ pdf, ports }} />}
          <Button variant="primary" onClick={onClose}>
            关闭
          </Button>
        </>
      }
    >
      <div className="delivery">
        {made === null && <ProgressBar label="正在排版批注清单" value={data ? 2 : 1} max={3} />}
        {made && "code" in made && <Notice tone="error">{refusalSentence(made)}</Notice>}
        {pdf && (
          <div className="delivery-preview">
            <PdfPreview bytes={pdf} label="批注清单预览" />
          </div>
        )}
      </div>
      {data ? (
        <PrintForms
          forms={[{ key: "list", content: { kind: "marks", data } }]}
          onReady={press.take}
          onFailed={press.fail}
        />
      ) : (
        <MarkPictures
          ports={ports}
          of={[
            {
              packageId,
              applicationId: application.id,
              annotations: words.marks.map(({ annotation }) => annotation),
            },
          ]}
          onPictures={(pictures) => setData({ ...words, pictures })}
        />
      )}
    </Dialog>
  );
}

function listData({ round, application, draft, sealedAt, ports }: MarksListDialogProps): MarksListData {
  const { name, organisation, fingerprint } = ports.seat;
  const day = (instant: string) => chineseDate(instant.slice(0, 10));
  return {
    ...{ round, application, signer: { name, organisation, fingerprint } },
    standing: sealedAt === null ? `${day(ports.now())}制表，评审尚未定稿` : `${day(sealedAt)}定稿`,
    marks: printedMarks(round, application, draft),
  };
}
