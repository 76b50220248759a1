import { memo, useEffect, useRef } from "react";
import { useReview } from "../../review";
import { materialTitle } from "../material-words";
import { type Hit, type HitGroup, mostHits } from "./hits";

interface HitListProps {
  readonly groups: readonly HitGroup[];
  /** The key of the hit gone to last. */
  readonly current: string | null;
  readonly onGo: (hit: Hit) => void;
}

/** Hits by material, each with its page and what stands round it. */
export function HitList({ groups, current, onGo }: HitListProps) {
  const { application } = useReview();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another hit is brought into sight
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  let room = mostHits;
  return (
    <div ref={list}>
      {groups.map(({ material, hits }) => {
        const listed = hits.slice(0, Math.max(0, room));
        room -= listed.length;
        if (listed.length === 0) return null;
        return (
          <article key={material.id} aria-label={`${materialTitle(application, material.id)} 的结果`}>
            <h2 className="search-material">
              <span>{materialTitle(application, material.id)}</span>
              <small>{hits.length} 处</small>
            </h2>
            <ol className="search-hits">
              {listed.map((hit) => (
                <HitRow key={hit.key} hit={hit} current={hit.key === current} onGo={onGo} />
              ))}
            </ol>
          </article>
        );
      })}
    </div>
  );
}

interface HitRowProps {
  readonly hit: Hit;
  readonly current: boolean;
  readonly onGo: (hit: Hit) => void;
}

const HitRow = memo(
  function HitRow({ hit, current, onGo }: HitRowProps) {
    const { before, hit: words, after } = hit.snippet;
    return (
      <li>
        <button
          type="button"
          className="search-hit"
          aria-current={current ? "true" : undefined}
          onClick={() => onGo(hit)}
        >
          <small>{placeOf(hit)}</small>
          <span translate="no">
            {before}
            <mark>{words}</mark>
            {after}
          </span>
        </button>
      </li>
    );
  },
  // Whatever is done with a hit, the newest list does the same.
  (one, other) => one.hit.key === other.hit.key && one.current === other.current && sameWords(one, other),
);

function sameWords({ hit: one }: HitRowProps, { hit: other }: HitRowProps): boolean {
  const [a, b] = [one.snippet, other.snippet];
  return a.before === b.before && a.hit === b.hit && a.after === b.after;
}

function placeOf({ place }: Hit): string {
  switch (place.kind) {
    case "title":
      return "材料名称";
    case "file":
      return "原文件名";
    case "text":
      return `第${place.page}页`;
    case "mark":
      return `第${place.annotation.page}页 批注`;
  }
}
