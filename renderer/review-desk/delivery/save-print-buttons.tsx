import { type ReactNode, useState } from "react";
import { refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { SavedPlace } from "../../ui/saved-place";
import type { ReviewDeskPorts } from "../ports";

interface SavePrintButtonsProps {
  /** Offered for the file. */
  readonly fileName: string;
  readonly pdf: Uint8Array;
  /** Whether the form lies there as it will print; until then there is nothing for the printer. */
  readonly laidOut: boolean;
  readonly ports: Pick<ReviewDeskPorts, "savePdf" | "printOnPaper">;
}

/** Saves the form as PDF or prints it; says beside the buttons where it went. */
export function SavePrintButtons({ fileName, pdf, laidOut, ports }: SavePrintButtonsProps) {
  const [words, setWords] = useState<ReactNode>("");
  const save = async () => {
    const saved = await ports.savePdf(fileName, pdf);
    if (!saved.ok) setWords(refusalSentence(saved.refusal));
    else if (saved.value)
      setWords(
        <>
          已保存为
          <SavedPlace saved={saved.value} />
        </>,
      );
  };
  const print = async () => {
    const printed = await ports.printOnPaper();
    if (!printed.ok) setWords(refusalSentence({ file: fileName.replace(/\.pdf$/, ""), ...printed.refusal }));
    else setWords(printed.value.printed ? "已送往打印机" : "没有打印");
  };
  return (
    <>
      <span className="delivery-foot-words" role="status">
        {words}
      </span>
      <Button variant="plain" onClick={save}>
        另存为 PDF…
      </Button>
      <Button variant="plain" disabled={!laidOut} onClick={print}>
        打印…
      </Button>
    </>
  );
}
