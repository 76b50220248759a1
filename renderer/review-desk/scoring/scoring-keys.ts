import type { RefObject } from "react";
import type { Criterion } from "../../../shared/domain/round";
import { type Shortcut, useShortcuts } from "../../ui/shortcuts";
import { useReadOnly, useReview } from "../review";
import { neighbourOf, typesElsewhere } from "./neighbours";
import { adjust, chooseLevel } from "./scoring-changes";

interface ScoringKeys {
  readonly criterionId: string;
  readonly onCriterion: (id: string) => void;
  readonly card: RefObject<HTMLElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
}

/**
 * Scoring without a mouse. A key that scores also takes the focus to the card, so that arrows then mean points and no
 * longer the scan: while the scan has the focus, arrows scroll it and never change a score unnoticed.
 */
export function useScoringKeys({ criterionId, onCriterion, card, field }: ScoringKeys): void {
  const review = useReview();
  const readOnly = useReadOnly();
  const { criteria } = review.round.rubric;
  const criterion = criteria.find((each) => each.id === criterionId);
  const toCard = () => {
    if (document.activeElement !== field.current) card.current?.focus({ preventScroll: true });
  };
  const go = (direction: 1 | -1) => {
    const next = neighbourOf(criteria, criterionId, direction);
    if (next) onCriterion(next.id);
  };
  useShortcuts("评分", [
    ...(criterion && !readOnly ? levelKeys(criterion, chooseAt) : []),
    ...(criterion && !readOnly ? [...arrowKeys(), ...exactKeys(criterion)] : []),
    { keys: "N", does: "下一评分项", inText: true, when: () => !typesElsewhere(), run: () => go(1) },
    { keys: "P", does: "上一评分项", inText: true, when: () => !typesElsewhere(), run: () => go(-1) },
  ]);

  function chooseAt(index: number): void {
    const level = criterion?.levels[index];
    if (!criterion || !level) return;
    chooseLevel(review, criterion, level);
    toCard();
  }

  function arrowKeys(): Shortcut[] {
    const move = (direction: 1 | -1) => () => criterion && adjust(review, criterion, direction);
    return [
      { keys: "ArrowUp", does: "加一级分", when: scanIsIdle, run: move(1) },
      { keys: "ArrowDown", does: "减一级分", when: scanIsIdle, run: move(-1) },
    ];
  }

  /** Digits that choose no level begin the exact value (0 fits the scan to its width); Enter puts the cursor into its field. */
  function exactKeys(of: Criterion): Shortcut[] {
    const free = "123456789".split("").filter((digit) => !levelDigits(of).includes(digit));
    return [
      { keys: "Enter", does: "键入精确分值", when: scanIsIdle, run: () => field.current?.focus() },
      { keys: free, does: "直接键入精确分值", run: (event) => startTyping(event.key) },
    ];
  }

  function startTyping(digit: string): void {
    const input = field.current;
    if (!input) return;
    input.focus();
    // As if typed into the selected text: the field's own change handler takes it from there.
    document.execCommand("insertText", false, digit);
  }
}

/** The digits that choose a level: `1` for the first. A counted criterion has none to choose. */
function levelDigits(criterion: Criterion): string[] {
  return criterion.scoring.kind === "count"
    ? []
    : criterion.levels.slice(0, 9).map((_, index) => String(index + 1));
}

function levelKeys(criterion: Criterion, choose: (index: number) => void): Shortcut[] {
  return levelDigits(criterion).map((digit, index) => ({
    keys: digit,
    does: `选“${criterion.levels[index]?.label}”档`,
    run: () => choose(index),
  }));
}

/** Whether arrows and Enter may mean the sheet: neither the scan nor the list of materials has the focus. */
function scanIsIdle(): boolean {
  return !document.activeElement?.closest("[data-reader], nav");
}
