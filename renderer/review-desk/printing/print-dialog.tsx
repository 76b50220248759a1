import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { type FormContent, type LaidOut, type MarkPicture, type PrintedForm, PrintForms } from "../../forms";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { WorkProgress } from "../../ui/work-progress";
import { PdfPreview } from "../../viewer";
import { printedMarks } from "../annotations";
import { promises } from "../declaration";
import { MarkPictures, SavePrintButtons, usePress } from "../delivery";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import { ChoiceList } from "./choice-list";
import { type ChoiceKey, choiceRows, firstChoices } from "./choices";
import { formsFileName } from "./file-name";
import { type GatherContext, type Gathered, gatherForms, type ReviewAtHand } from "./gather";
import { OverprintPanel, useOverprintPlace } from "./overprint-panel";
import { SaveEachButton } from "./save-each-button";
import { ScoreFiles } from "./score-files";
import { UncoveredNotice } from "./uncovered-notice";
import "./printing.css";

export interface PrintDialogProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  /** The review that is open on the desk: then the forms are of its application. `null` for those of the whole round. */
  readonly open: ReviewAtHand | null;
  readonly onClose: () => void;
}

/** Where the dialog is. Choosing again starts anew: what is shown is always what is printed. */
type Step =
  | { readonly at: "choosing"; readonly refusal: Refusal | null }
  | { readonly at: "gathering" }
  | { readonly at: "pictures"; readonly gathered: Gathered; readonly done: number; readonly total: number }
  | { readonly at: "layout"; readonly run: number; readonly forms: readonly PrintedForm[] }
  | {
      readonly at: "made";
      readonly run: number;
      readonly forms: readonly PrintedForm[];
      readonly pdf: Uint8Array;
      readonly laidOut: LaidOut;
    };

/** 打印表格: every form of the round or of one application, previewed as it prints, one or all together. */
export function PrintDialog({ ports, openRound, open, onClose }: PrintDialogProps) {
  const only = open?.applicationId ?? null;
  const rows = useMemo(() => choiceRows(openRound, only), [openRound, only]);
  const [chosen, setChosen] = useState(() => firstChoices(rows, open === null));
  const [place, setPlace] = useOverprintPlace();
  const [step, go] = useReducer((_: Step, next: Step) => next, { at: "choosing", refusal: null });
  const main = useRef<HTMLDivElement>(null);
  // With large text the preview lies below the choice: where it is made and once it is there.
  useEffect(() => {
    if (step.at !== "choosing") main.current?.scrollIntoView({ block: "start" });
  }, [step.at]);
  const run = useRef(0);
  const refuse = (refusal: Refusal) => go({ at: "choosing", refusal });
  const again = () => {
    run.current += 1;
    go({ at: "choosing", refusal: null });
  };

  const layOut = (contents: readonly FormContent[]) => {
    run.current += 1;
    const own = run.current;
    go({
      at: "layout",
      run: own,
      forms: contents.map((content, index) => ({ key: `${own} ${index}`, content })),
    });
  };
  const context: GatherContext = {
    ...{ ports, openRound, rows, open, place, promises },
    marksOf: (application, draft) => printedMarks(openRound.round, application, draft),
  };
  const make = async () => {
    run.current += 1;
    const own = run.current;
    go({ at: "gathering" });
    const gathered = await gatherForms(chosen, context);
    if (run.current !== own) return;
    if (!gathered.ok) return refuse(gathered.refusal);
    const { contents, pictures } = gathered.value;
    if (pictures.length === 0) return layOut(contents);
    go({ at: "pictures", gathered: gathered.value, done: 0, total: 0 });
  };
  const choose = (next: ReadonlySet<ChoiceKey>) => {
    setChosen(next);
    again();
  };
  const overprinting = [...chosen].some((key) => /:overprint:|test-print/.test(key));
  return (
    <Dialog
      open
      screen="printing"
      width={1240}
      title={open && rows[0] ? `打印表格 · ${rows[0].application.number}` : "打印表格"}
      onClose={onClose}
      footer={
        <Footer step={step} count={chosen.size} {...{ ports, make, onClose }} title={openRound.round.title} />
      }
    >
      <div className="printing">
        <div className="printing-side">
          <ChoiceList rows={rows} chosen={chosen} onChosen={choose}>
            {overprinting && (
              <OverprintPanel
                place={place}
                onPlace={(next) => {
                  setPlace(next);
                  again();
                }}
              />
            )}
          </ChoiceList>
          <ScoreFiles ports={ports} context={context} />
        </div>
        <div className="printing-main" ref={main}>
          <Main step={step} onStop={again} />
        </div>
      </div>
      {step.at === "pictures" && (
        <MarkPictures
          key={run.current}
          ports={ports}
          of={step.gathered.pictures}
          onProgress={(done, total) => go({ ...step, done, total })}
          onPictures={(pictures) => layOut(withPictures(step.gathered.contents, pictures))}
        />
      )}
      {(step.at === "layout" || step.at === "made") && (
        <Pressed
          key={step.run}
          forms={step.forms}
          ports={ports}
          onMade={(pdf, laidOut) => go({ ...step, at: "made", pdf, laidOut })}
          onRefused={refuse}
        />
      )}
    </Dialog>
  );
}

function withPictures(
  contents: readonly FormContent[],
  pictures: ReadonlyMap<string, MarkPicture>,
): FormContent[] {
  return contents.map((content) =>
    content.kind === "marks" ? { ...content, data: { ...content.data, pictures } } : content,
  );
}

/** The forms in the print layout, taken as PDF once; they stay there for the printer. */
function Pressed({
  forms,
  ports,
  onMade,
  onRefused,
}: {
  readonly forms: readonly PrintedForm[];
  readonly ports: ReviewDeskPorts;
  readonly onMade: (pdf: Uint8Array, laidOut: LaidOut) => void;
  readonly onRefused: (refusal: Refusal) => void;
}) {
  const laid = useRef<LaidOut>({ sheets: [], uncovered: [] });
  const { take, fail } = usePress(ports, (pdf) => onMade(pdf, laid.current), onRefused);
  return (
    <PrintForms
      forms={forms}
      onReady={(laidOut) => {
        laid.current = laidOut;
        void take();
      }}
      onFailed={fail}
    />
  );
}

const stages = { gathering: "正在汇集内容", pictures: "正在截取批注小图", layout: "正在排版表格" } as const;

function Main({ step, onStop }: { readonly step: Step; readonly onStop: () => void }) {
  if (step.at === "choosing") {
    return step.refusal ? (
      <Notice tone="error">{refusalSentence(step.refusal)}</Notice>
    ) : (
      <p className="printing-empty">勾选要打印的表格，再点“预览”。预览与打印、保存的完全一致。</p>
    );
  }
  if (step.at !== "made") {
    const progress = step.at === "pictures" ? { done: step.done, total: step.total } : { done: 0, total: 0 };
    return <WorkProgress progress={{ ...progress, stage: stages[step.at] }} onCancel={onStop} />;
  }
  return (
    <>
      <UncoveredNotice uncovered={step.laidOut.uncovered} />
      <div className="printing-preview">
        <PdfPreview bytes={step.pdf} label="表格预览" />
      </div>
    </>
  );
}

interface FooterProps {
  readonly step: Step;
  readonly count: number;
  readonly title: string;
  readonly ports: ReviewDeskPorts;
  readonly make: () => void;
  readonly onClose: () => void;
}

function Footer({ step, count, title, ports, make, onClose }: FooterProps) {
  if (step.at === "made") {
    const contents = step.forms.map(({ content }) => content);
    return (
      <>
        {contents.length > 1 && (
          <SaveEachButton
            key={step.run}
            ports={ports}
            forms={{ title, contents, sheets: step.laidOut.sheets }}
          />
        )}
        <SavePrintButtons fileName={formsFileName(title, contents)} pdf={step.pdf} laidOut ports={ports} />
        <Button variant="primary" onClick={onClose}>
          关闭
        </Button>
      </>
    );
  }
  return (
    <>
      <Button variant="plain" onClick={onClose}>
        关闭
      </Button>
      <Button variant="primary" disabled={count === 0} busy={step.at !== "choosing"} onClick={make}>
        {count > 1 ? `预览 ${count} 份` : "预览"}
      </Button>
    </>
  );
}
