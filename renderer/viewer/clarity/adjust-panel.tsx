import { type KeyboardEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Button, IconButton, isComposing } from "../../ui";
import "./adjust-panel.css";
import { adjust, type ClarityState } from "./clarity-store";
import { type Amount, bounds, isPlain, plain, type Switch, within } from "./settings";

const amounts: readonly { readonly amount: Amount; readonly name: string }[] = [
  { amount: "brightness", name: "亮度" },
  { amount: "contrast", name: "对比度" },
  { amount: "sharpen", name: "锐化" },
  { amount: "threshold", name: "黑白分界" },
  { amount: "angle", name: "转正角度" },
];

const switches: readonly { readonly key: Switch; readonly name: string }[] = [
  { key: "tone", name: "去底色、加深字迹" },
  { key: "straighten", name: "自动转正" },
  { key: "crop", name: "裁去空白边" },
  { key: "grey", name: "灰度" },
  { key: "invert", name: "反色" },
];

/** 调节显示: every adjustment with its value, over the pages it changes while it is moved. */
export function AdjustPanel({ store }: { readonly store: StoreApi<ClarityState> }) {
  const settings = useStore(store, (state) => state.settings);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  const close = () => {
    const viewer = panel.current?.closest(".viewer");
    // Where the bar has no room for the button, the pages take the focus back.
    const opener = viewer?.querySelector<HTMLElement>("[data-adjust]");
    const back = opener ?? viewer?.querySelector<HTMLElement>(".viewer-scroller");
    store.setState({ adjusting: false });
    back?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <section ref={panel} className="adjust" aria-label="调节显示" onKeyDown={press}>
      <header className="adjust-head">
        <strong>调节显示</strong>
        <IconButton label="收起调节" icon="close" onClick={close} />
      </header>
      <div className="adjust-switches">
        {switches.map(({ key, name }) => (
          <label key={key} className="adjust-switch">
            <input
              type="checkbox"
              checked={settings[key]}
              onChange={(event) => adjust(store, { [key]: event.target.checked })}
            />
            {name}
          </label>
        ))}
      </div>
      {amounts.map(({ amount, name }) => (
        <Slider
          key={amount}
          amount={amount}
          name={name}
          value={settings[amount]}
          onChange={(value) => adjust(store, { [amount]: value })}
        />
      ))}
      <footer className="adjust-foot">
        <span>{isPlain(settings) ? "现为原样显示。" : "已调节显示，原件未变。"}</span>
        <Button size="small" icon="undo" onClick={() => store.setState({ settings: plain })}>
          复原
        </Button>
      </footer>
    </section>
  );
}

interface SliderProps {
  readonly amount: Amount;
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Slider({ amount, name, value, onChange }: SliderProps) {
  const { least, most, step } = bounds[amount];
  const said = spoken(amount, value);
  return (
    <label className="adjust-slider">
      <span className="adjust-name">{name}</span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-label={name}
        aria-valuetext={said}
        onChange={(event) => onChange(within(amount, Number(event.target.value)))}
      />
      <output className="adjust-value">{said}</output>
    </label>
  );
}

/** A value as it stands beside its slider. */
function spoken(amount: Amount, value: number): string {
  if (amount === "threshold") return value === 0 ? "关" : `${value}%`;
  if (amount === "angle") return `${signed(value, value.toFixed(1))}°`;
  return signed(value, String(value));
}

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text.replace("-", "−");
}
