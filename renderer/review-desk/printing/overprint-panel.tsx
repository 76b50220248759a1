import { useState } from "react";
import {
  type OverprintPlace,
  overprintLimits,
  ownPlace,
  readPlace,
  withinLimits,
  writtenPlace,
} from "../../forms";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";

/** Figures of a printer and of paper, nothing personal: they stay on this computer, for every seat. */
const keptUnder = "jiangping.overprint";

/** The place of the overprint as it was last set on this computer. */
export function useOverprintPlace(): readonly [OverprintPlace, (place: OverprintPlace) => void] {
  const [place, setPlace] = useState(() => readPlace(localStorage.getItem(keptUnder)));
  const keep = (next: OverprintPlace) => {
    localStorage.setItem(keptUnder, writtenPlace(next));
    setPlace(next);
  };
  return [place, keep];
}

interface OverprintPanelProps {
  readonly place: OverprintPlace;
  readonly onPlace: (place: OverprintPlace) => void;
}

const figures = [
  ["right", "向右移（毫米）"],
  ["down", "向下移（毫米）"],
  ["width", "栏宽（毫米）"],
  ["height", "栏高（毫米）"],
] as const;

/** Where the overprint goes: offsets and size of the cell in millimetres, and what else is printed. */
export function OverprintPanel({ place, onPlace }: OverprintPanelProps) {
  const [resets, setResets] = useState(0);
  return (
    <div className="printing-overprint">
      <p className="printing-hint">从测试页量出偏差，填在这里。设定保存在这台电脑上，下次照用。</p>
      <div className="printing-figures" key={resets}>
        {figures.map(([name, label]) => (
          <Figure
            key={name}
            label={label}
            limits={overprintLimits[name]}
            value={place[name]}
            onValue={(value) => onPlace({ ...place, [name]: withinLimits(name, value) })}
          />
        ))}
      </div>
      <label className="printing-choice">
        <input
          type="checkbox"
          checked={place.name}
          onChange={(event) => onPlace({ ...place, name: event.target.checked })}
        />
        <span>在“（签字）”前印姓名</span>
      </label>
      <label className="printing-choice">
        <input
          type="checkbox"
          checked={place.date}
          onChange={(event) => onPlace({ ...place, date: event.target.checked })}
        />
        <span>印日期的数字</span>
      </label>
      <Button
        size="small"
        variant="quiet"
        onClick={() => {
          onPlace(ownPlace);
          setResets(resets + 1);
        }}
      >
        恢复为本程序印的申报表
      </Button>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly limits: { readonly min: number; readonly max: number };
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function Figure({ label, limits, value, onValue }: FigureProps) {
  const [typed, setTyped] = useState(String(value));
  const figure = typed.trim() === "" ? Number.NaN : Number(typed);
  const isWithin = figure >= limits.min && figure <= limits.max;
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed}
      error={isWithin ? undefined : `请填 ${limits.min} 到 ${limits.max}`}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = event.target.value.trim() === "" ? Number.NaN : Number(event.target.value);
        if (next >= limits.min && next <= limits.max) onValue(next);
      }}
      onBlur={() => setTyped(String(value))}
    />
  );
}
