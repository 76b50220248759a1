import "./kbd.css";

/** The words on the keys: arrows as arrows, the rest as printed. */
const caps: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  " ": "空格",
  Space: "空格",
  Enter: "回车",
};

/** One key's cap for a key's name as the browser has it. */
export function keyCap(key: string): string {
  return caps[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** A key, or keys pressed together written `Ctrl+Z`, drawn as caps. */
export function Kbd({ keys }: { readonly keys: string }) {
  const parts = keys === "+" ? ["+"] : keys.split("+").map((part) => (part === "" ? "+" : part));
  return (
    <span className="ui-keys">
      {parts.map((part) => (
        <kbd key={part} className="ui-key">
          {keyCap(part)}
        </kbd>
      ))}
    </span>
  );
}
