import { type ReactNode, useId } from "react";
import "./field.css";

/** The ids that tie a control to its hint and error. */
export interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Label, control, hint and error, tied together for screen readers. An error is spoken as soon as it shows. */
export function Field({ label, hideLabel = false, required = false, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="ui-field">
      <label className={hideLabel ? "ui-spoken" : "ui-field-label"} htmlFor={id}>
        {label}
        {required && !hideLabel && <span className="ui-field-must">必填</span>}
      </label>
      {children({ id, describedBy: described || undefined })}
      {hint && (
        <div className="ui-field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className="ui-field-error" id={`${id}-error`} role="alert">
        {error}
      </div>
    </div>
  );
}
