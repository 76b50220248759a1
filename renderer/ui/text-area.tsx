import type { ComponentProps, ReactNode } from "react";
import "./field.css";
import { Field } from "./field";

export interface TextAreaProps extends Omit<ComponentProps<"textarea">, "id"> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** Several lines of text. The box grows with its text (a hidden copy gives the height), up to the style's maximum. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  className = "",
  rows = 2,
  ...props
}: TextAreaProps) {
  const text = String(props.value ?? "");
  return (
    <Field label={label} hideLabel={hideLabel} required={props.required} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <div className="ui-area">
          <div className="ui-area-copy" aria-hidden="true">
            {`${text}${"\n".repeat(Math.max(0, rows - text.split("\n").length))} `}
          </div>
          <textarea
            {...props}
            id={id}
            rows={rows}
            className={`ui-area-text ${className}`}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            spellCheck={false}
          />
        </div>
      )}
    </Field>
  );
}
