import { type FormEvent, useEffect, useRef, useState } from "react";
import { PassphraseField } from "../../identity";
import { WorkProgress } from "../../ui/work-progress";
import type { PassphraseQuestion } from "./use-import";

/** Names the form for the button in the dialog's foot. */
export const passphraseForm = "import-passphrase";

const trying = { done: 0, total: 0, stage: "正在核对口令" };

/** Asks for the passphrase of a package that was verified and in which no key is for this seat. */
export function PassphraseStep({ question }: { readonly question: PassphraseQuestion }) {
  const [passphrase, setPassphrase] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const wrong = question.wrong > 0 && !question.trying;
  useEffect(() => {
    // A wrong one stays, marked: mostly a letter of it is to be corrected.
    if (question.wrong > 0 && !question.trying) field.current?.select();
  }, [question.wrong, question.trying]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trying) return;
    if (passphrase === "") return field.current?.focus();
    question.answer(passphrase);
  };
  return (
    <form id={passphraseForm} className="import-passphrase" onSubmit={submit}>
      <p>签名和全部文件已核验通过。包里没有发给本席位的钥匙，需要区局另行告知的任务包口令才能打开。</p>
      <PassphraseField
        ref={field}
        label="任务包口令"
        name="package-passphrase"
        autoComplete="off"
        autoFocus
        readOnly={question.trying}
        value={passphrase}
        hint="不是解锁席位的口令。口令只在本机核对，不会保存。"
        error={wrong ? "口令不对，没有打开。请检查大小写和输入法后再试，不必重新导入。" : undefined}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {question.trying && <WorkProgress progress={trying} />}
    </form>
  );
}
