import { Select as AntSelect } from "antd";
import { Field } from "../field";
import type { SelectProps } from "../select";
import { AntdProvider } from "./provider";

/** The library's select with the program's label and error. */
export function SelectInside<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, error, value, options, onChange, placeholder, disabled, width } = props;
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <AntdProvider>
          <AntSelect<Value>
            id={id}
            aria-describedby={describedBy}
            value={value}
            options={options.map((option) => ({ value: option.value, label: option.label }))}
            onChange={onChange}
            placeholder={placeholder}
            disabled={disabled ?? false}
            {...(error ? { status: "error" as const } : {})}
            style={{ width: width ?? "100%" }}
          />
        </AntdProvider>
      )}
    </Field>
  );
}
