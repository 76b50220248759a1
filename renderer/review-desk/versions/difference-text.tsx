import { differenceOf } from "../../../shared/text/difference";

interface DifferenceTextProps {
  readonly before: string;
  readonly after: string;
}

/** How a text became another: what went is struck out, what came is underlined, so that both show in black and white. */
export function DifferenceText({ before, after }: DifferenceTextProps) {
  let at = 0;
  return (
    <p className="versions-difference">
      {differenceOf(before, after).map(({ kind, text }) => {
        const key = at;
        at += text.length;
        if (kind === "same") return <span key={key}>{text}</span>;
        return kind === "added" ? <ins key={key}>{visible(text)}</ins> : <del key={key}>{visible(text)}</del>;
      })}
    </p>
  );
}

/** A line break that came or went alone would show as nothing. */
const visible = (text: string) => (text.trim() === "" ? text.replaceAll("\n", "↵\n") : text);
