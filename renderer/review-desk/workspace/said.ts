import { useEffect, useState } from "react";

/** How long words stay in the status line, in milliseconds. */
const shownFor = 6_000;

/** What was done last, in words for the status line, and how to say something. */
export interface Said {
  readonly words: string | null;
  readonly say: (words: string) => void;
}

/** Words for what keys did. They stand in the status line, where they cover neither scan nor sheet. */
export function useSaid(): Said {
  const [said, setSaid] = useState<{ readonly words: string } | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), shownFor);
    return () => clearTimeout(timer);
  }, [said]);
  return { words: said?.words ?? null, say: (words) => setSaid({ words }) };
}
