import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { Field } from "./field";

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** In CSS pixels; the width of the place otherwise. */
  readonly width?: number;
}

const Inside = lazy(async () => ({ default: (await import("./antd/select")).SelectInside }));

/** Chooses one of several; its library loads when the first one shows. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const Loaded = Inside as unknown as ComponentType<SelectProps<Value>>;
  const { label, hideLabel, hint } = props;
  const waiting = (
    <Field label={label} hideLabel={hideLabel} hint={hint}>
      {({ id }) => <input id={id} className="ui-input" disabled style={{ width: props.width ?? "100%" }} />}
    </Field>
  );
  return (
    <Suspense fallback={waiting}>
      <Loaded {...props} />
    </Suspense>
  );
}
