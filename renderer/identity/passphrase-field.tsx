import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { TextField } from "../ui";
import "./passphrase-field.css";
import { passphraseStrength } from "./passphrase";

/** A field for a passphrase that says when the capitals lock is on: the commonest reason for a wrong one. */
export function PassphraseField({ onKeyUp, hint, ...props }: ComponentProps<typeof TextField>) {
  const [capitals, setCapitals] = useState(false);
  const look = (event: KeyboardEvent<HTMLInputElement>) => {
    setCapitals(event.getModifierState("CapsLock"));
    onKeyUp?.(event);
  };
  const hints = (
    <>
      {capitals && <span className="passphrase-capitals">大写锁定已打开。</span>}
      {hint}
    </>
  );
  return <TextField {...props} type="password" onKeyUp={look} hint={capitals || hint ? hints : undefined} />;
}

/** How good a new passphrase is: four steps and a few words, spoken as they change. */
export function StrengthHint({ passphrase }: { readonly passphrase: string }) {
  const { steps, words } = passphraseStrength(passphrase);
  return (
    <span className="passphrase-strength">
      <span className={`passphrase-steps passphrase-steps-${steps}`} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      <span role="status">{words}</span>
    </span>
  );
}
