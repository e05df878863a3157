import type { ReactNode } from "react";

export interface TextFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly fault?: ReactNode;
  readonly numeric?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** One line to type in, with its label above and what is wrong with it below. */
export function TextField({ id, name, label, value, hint, fault, ...rest }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <TextInput {...{ id, name, value, hint, fault, ...rest }} />
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault !== undefined && <FieldFault id={id}>{fault}</FieldFault>}
    </div>
  );
}

export function FieldFault({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className="field-error" id={`${id}-fault`}>
      {children}
    </div>
  );
}

type TextInputProps = Omit<TextFieldProps, "label" | "hint"> & {
  readonly hint?: string | undefined;
  readonly ariaLabel?: string;
};

/** The input alone, for fields that stand in pairs; its fault and hint are found by its id. */
export function TextInput(props: TextInputProps) {
  const { id, name, value, hint, fault, ariaLabel, numeric = false, placeholder } = props;
  const described = [
    hint === undefined ? "" : `${id}-hint`,
    fault === undefined ? "" : `${id}-fault`,
  ]
    .filter((part) => part !== "")
    .join(" ");
  return (
    <input
      id={id}
      name={name}
      type="text"
      defaultValue={value}
      aria-label={ariaLabel}
      aria-describedby={described === "" ? undefined : described}
      aria-invalid={fault === undefined ? undefined : true}
      inputMode={numeric ? "numeric" : undefined}
      placeholder={placeholder}
      maxLength={props.maxLength}
      autoComplete="off"
    />
  );
}

export interface SelectFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ id, name, label, value, options }: SelectFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface CheckboxProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

export function Checkbox({ name, value, label, checked }: CheckboxProps) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      {label}
    </label>
  );
}
