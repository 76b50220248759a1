import { type ComponentProps, type ReactNode, useState } from "react";
import "./field.css";
import { Field } from "./field";
import { IconButton } from "./icon-button";

export interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** One line of text. A passphrase (`type="password"`) can be shown while it is typed. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  className = "",
  type = "text",
  ...props
}: TextFieldProps) {
  const [shown, setShown] = useState(false);
  const secret = type === "password";
  return (
    <Field label={label} hideLabel={hideLabel} required={props.required} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <div className="ui-input-box">
          <input
            {...props}
            id={id}
            type={secret && shown ? "text" : type}
            className={`ui-input ${secret ? "ui-input-secret" : ""} ${className}`}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            spellCheck={false}
          />
          {secret && (
            <IconButton
              label={shown ? `隐藏${label}` : `显示${label}`}
              icon={shown ? "eye-off" : "eye"}
              className="ui-input-eye"
              onClick={() => setShown(!shown)}
            />
          )}
        </div>
      )}
    </Field>
  );
}
