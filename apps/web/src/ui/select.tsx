import { ChevronDown } from "lucide-react";
import { cn } from "@/ui/cn";

interface SelectProps<Value extends string> {
  readonly label: string;
  /** Text of the option that filters nothing. */
  readonly all: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

/** The platform's own select: the keyboard, a phone's picker and a screen reader already know it. */
export function Select<Value extends string>({ label, all, value, options, onChange }: SelectProps<Value>) {
  return (
    <label className="relative max-sm:flex-1">
      <span className="sr-only">{label}</span>
      <select
        value={value ?? ""}
        onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
        className={cn(
          "h-9 appearance-none max-sm:w-full sm:max-w-52 truncate rounded-lg border border-line-strong bg-surface ps-3 pe-8 text-sm",
          value !== undefined && "border-accent bg-accent-wash text-accent-strong",
        )}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
      />
    </label>
  );
}
