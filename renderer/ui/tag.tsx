import type { ReactNode } from "react";
import "./tag.css";

export type TagTone = "blue" | "green" | "grey" | "violet" | "orange";

/** A state or a kind in a word or two. */
export function Tag({ tone, children }: { readonly tone: TagTone; readonly children: ReactNode }) {
  return <span className={`ui-tag ui-tag-${tone}`}>{children}</span>;
}
