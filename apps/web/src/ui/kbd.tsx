export function Kbd({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1 whitespace-nowrap">
      {keys.map((key) => (
        <kbd
          key={key}
          className="rounded border border-line-strong bg-sunken px-1 font-sans text-[0.6875rem] leading-4 text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
