import { useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useWork } from "../../ui";
import type { IdentityPorts } from "../ports";
import type { KeySheet } from "./key-ports";

interface PrintKeySheetProps {
  readonly sheet: KeySheet;
  /** On the button, and what a failure is about. */
  readonly name: string;
  readonly ports: Pick<IdentityPorts, "keys" | "printOnPaper">;
  readonly primary?: boolean;
  /** What to do with the paper. */
  readonly printedWords: string;
}

/**
 * A button that prints a sheet about keys, with what became of it. The sheet lies in the print layout for as long as it is
 * printed: several such buttons stand beside one another, and one must never print another's code.
 */
export function PrintKeySheet({ sheet, name, ports, primary = false, printedWords }: PrintKeySheetProps) {
  const { Printed } = ports.keys;
  const work = useWork();
  const [laid, setLaid] = useState(false);
  const [printed, setPrinted] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const lay = () => {
    setRefusal(undefined);
    setPrinted(false);
    setLaid(true);
  };
  const print = async () => {
    const done = await work.run("正在打印", () => ports.printOnPaper());
    setLaid(false);
    if (done && !done.ok) setRefusal(done.refusal);
    else if (done?.value.printed) setPrinted(true);
  };
  return (
    <>
      <Button variant={primary ? "primary" : "plain"} icon="print" busy={work.busy || laid} onClick={lay}>
        打印{name}…
      </Button>
      {printed && <Notice tone="ok">{printedWords}</Notice>}
      {refusal && <Notice tone="error">{refusalSentence({ ...refusal, file: name })}</Notice>}
      {laid && (
        <Printed
          sheet={sheet}
          onReady={() => void print()}
          onFailed={() => {
            setLaid(false);
            setRefusal({ code: "print-failed" });
          }}
        />
      )}
    </>
  );
}
