import { type FormEvent, useState } from "react";
import { Button } from "../../ui";
import { PassphraseField } from "../passphrase-field";

export interface AskPassphraseProps {
  readonly name: string;
  /** What its buttons say. */
  readonly confirm: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly mayTry: boolean;
  readonly onGiven: (passphrase: string) => void;
  readonly onBack: () => void;
}

/** Asks for the open seat's passphrase once more, before something that needs its owner. */
export function AskPassphrase({
  name,
  confirm,
  cancel,
  busy,
  error,
  mayTry,
  onGiven,
  onBack,
}: AskPassphraseProps) {
  const [passphrase, setPassphrase] = useState("");
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && mayTry && passphrase !== "") onGiven(passphrase);
  };
  return (
    <form className="vault-form" onSubmit={give} noValidate>
      <PassphraseField
        label="席位的口令"
        name={name}
        autoComplete="off"
        autoFocus
        required
        readOnly={busy}
        value={passphrase}
        error={error}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <div className="vault-choice-row">
        <Button type="submit" variant="primary" busy={busy} disabled={!mayTry}>
          {confirm}
        </Button>
        <Button variant="quiet" onClick={onBack} disabled={busy}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
