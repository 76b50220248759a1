import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from "react";
import { Icon } from "../../ui/icon";
import { isComposing } from "../../ui/shortcut-keys";
import { typingPause, useReview } from "../review";
import { plainDigits, typedNumber } from "./number-text";

interface NumberStepperProps {
  /** The Chinese name, such as A1 得分. */
  readonly label: string;
  readonly value: number | null;
  readonly show: (value: number) => string;
  readonly max: number | null;
  readonly readOnly: boolean;
  /** Asked by whatever would change a number that is read only; `null` where nothing can open it again. */
  readonly onLocked: (() => void) | null;
  /** Why a number cannot be taken, or `null` where it can. */
  readonly refuse: (value: number) => string | null;
  readonly onValue: (value: number | null) => void;
  readonly onStep: (direction: 1 | -1) => void;
  /** Enter was pressed and what was typed is in. */
  readonly onDone: () => void;
  readonly field?: Ref<HTMLInputElement>;
  /** Where a refusal is said. */
  readonly onRefused: (words: string | null) => void;
}

/** Keys that would change a number: letters mean other things in its field. */
const numberKeys = /^([\d.]|Backspace|Delete)$/u;

/** An exact number between two buttons. Typing is taken after a pause or on leaving; arrows step. */
export function NumberStepper(props: NumberStepperProps) {
  const { label, value, show, max, readOnly, onLocked, onStep } = props;
  const { text, type, commit } = useTypedNumber(props);
  const fixed = readOnly && !onLocked;
  const step = (direction: 1 | -1) => {
    if (readOnly) return onLocked?.();
    commit();
    onStep(direction);
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      step(event.key === "ArrowUp" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      commit();
      props.onDone();
    } else if (readOnly && numberKeys.test(event.key)) {
      event.preventDefault();
      onLocked?.();
    }
  };
  return (
    <span className="scoring-stepper">
      <button
        type="button"
        aria-label={`${label}减`}
        disabled={fixed || value === 0}
        onClick={() => step(-1)}
      >
        <Icon name="minus" size={16} />
      </button>
      <input
        ref={props.field}
        role="spinbutton"
        inputMode="decimal"
        autoComplete="off"
        data-numeric
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max ?? undefined}
        aria-valuenow={value ?? undefined}
        aria-valuetext={value === null ? "未填" : show(value)}
        placeholder="未评"
        readOnly={readOnly}
        value={text}
        onChange={(event) => type(event.target.value, (event.nativeEvent as InputEvent).isComposing)}
        onCompositionEnd={(event) => type(event.currentTarget.value, false)}
        onKeyDown={press}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
      />
      <button
        type="button"
        aria-label={`${label}加`}
        disabled={fixed || (max !== null && value === max)}
        onClick={() => step(1)}
      >
        <Icon name="plus" size={16} />
      </button>
    </span>
  );
}

const noNumber = "请填写数字。";

/** What is typed and not yet taken; it follows the value when that changes elsewhere. */
function useTypedNumber({ value, show, readOnly, refuse, onValue, onRefused }: NumberStepperProps) {
  const { texts } = useReview();
  const shown = value === null ? "" : show(value);
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const take = (text: string | null, leaving: boolean) => {
    clearTimeout(timer.current);
    if (text === null || readOnly) return;
    const number = typedNumber(text);
    const words = number === null ? null : Number.isNaN(number) ? noNumber : refuse(number);
    onRefused(words);
    if (words === null) onValue(number);
    // A wrong number stays to be corrected while one types; on leaving, the field says again what is recorded.
    if (words === null || leaving) setTyped(null);
  };
  const latest = useRef({ typed, take });
  latest.current = { typed, take };

  useEffect(() => {
    const commit = () => latest.current.take(latest.current.typed, true);
    const leave = texts.add(commit);
    return () => {
      commit();
      leave();
    };
  }, [texts]);

  return {
    text: typed ?? shown,
    type: (text: string, composing: boolean) => {
      clearTimeout(timer.current);
      // Any other text in the field now would break the composition off.
      if (composing) return setTyped(text);
      const plain = plainDigits(text);
      // Words, such as those of an input method that was left on, take no points away.
      if (plain === "" && text !== "") {
        onRefused(noNumber);
        return setTyped(null);
      }
      setTyped(plain);
      timer.current = setTimeout(() => latest.current.take(latest.current.typed, false), typingPause);
    },
    commit: () => take(latest.current.typed, true),
  };
}
