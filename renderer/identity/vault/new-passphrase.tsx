import { type ReactNode, useState } from "react";
import { passphraseStrength } from "../passphrase";
import { PassphraseField, StrengthHint } from "../passphrase-field";

/** A new passphrase while it is typed, twice. */
export interface NewPassphrase {
  readonly value: string;
  /** Says what is wrong on screen; gives whether nothing is. */
  readonly check: () => boolean;
  readonly fields: ReactNode;
}

/** The two fields of a new passphrase, judged as at a seat's making. */
export function useNewPassphrase(readOnly: boolean): NewPassphrase {
  const [value, setValue] = useState("");
  const [again, setAgain] = useState("");
  const [errors, setErrors] = useState<{ readonly value?: string; readonly again?: string }>({});
  const check = () => {
    const { enough, words } = passphraseStrength(value);
    const found = {
      ...(enough ? {} : { value: `口令不能用：${words}` }),
      ...(value === again ? {} : { again: "两次输入的口令不一样" }),
    };
    setErrors(found);
    return Object.keys(found).length === 0;
  };
  const fields = (
    <>
      <PassphraseField
        label="新口令"
        name="new-passphrase"
        autoComplete="new-password"
        required
        readOnly={readOnly}
        value={value}
        error={errors.value}
        hint={<StrengthHint passphrase={value} />}
        onChange={(event) => setValue(event.target.value)}
      />
      <PassphraseField
        label="再输一次新口令"
        name="new-again"
        autoComplete="new-password"
        required
        readOnly={readOnly}
        value={again}
        error={errors.again}
        onChange={(event) => setAgain(event.target.value)}
      />
    </>
  );
  return { value, check, fields };
}
