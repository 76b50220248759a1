import type { Version } from "../../../shared/rules/versions";
import { versionName, versionNote, versionTime } from "./version-words";

/** Which two are compared: ids of versions, or `now`. */
export interface Compared {
  readonly from: string;
  readonly to: string;
}

/** The id that stands for what is on screen. */
export const nowId = "now";

interface VersionListProps {
  /** The oldest first. */
  readonly versions: readonly Version[];
  readonly compared: Compared;
  readonly now: string;
  readonly onCompare: (compared: Compared) => void;
}

/** All versions, the newest first, each to be chosen as one of the two that are compared. */
export function VersionList({ versions, compared, now, onCompare }: VersionListProps) {
  const choose = (side: keyof Compared, id: string) => onCompare({ ...compared, [side]: id });
  const rows = [
    { id: nowId, name: "现在", time: "", note: "" },
    ...[...versions].reverse().map((each) => ({
      ...{ id: each.id, name: versionName(each, now) },
      ...{ time: versionTime(each, now), note: versionNote(each, now) },
    })),
  ];
  return (
    <table className="versions-list">
      <caption className="ui-spoken">版本，从新到旧</caption>
      <thead>
        <tr>
          <th scope="col">从</th>
          <th scope="col">到</th>
          <th scope="col">版本</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, time, note }) => (
          <tr key={id} data-chosen={compared.from === id || compared.to === id || undefined}>
            {(["from", "to"] as const).map((side) => (
              <td key={side}>
                <input
                  type="radio"
                  name={`versions-${side}`}
                  aria-label={`${side === "from" ? "从" : "到"}：${name}${time && `，${time}`}`}
                  checked={compared[side] === id}
                  onChange={() => choose(side, id)}
                />
              </td>
            ))}
            <th scope="row">
              <span className="versions-name">{name}</span>
              {time && <span className="versions-at">{time}</span>}
              {note && <span className="versions-note">{note}</span>}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
