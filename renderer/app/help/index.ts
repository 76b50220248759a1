import { bureauHelp } from "./bureau";
import { cardsHelp } from "./cards";
import { comparingHelp } from "./comparing";
import { entryHelp } from "./entry";
import type { HelpText } from "./help-text";
import { printingHelp } from "./printing";
import { reviewHelp } from "./review";

export type { HelpText } from "./help-text";

const texts: Readonly<Record<string, HelpText>> = {
  ...entryHelp,
  ...cardsHelp,
  ...reviewHelp,
  ...comparingHelp,
  ...printingHelp,
  ...bureauHelp,
};

const general: HelpText = {
  title: "匠评",
  about: ["匠评用来评审技能大师工作室的申报：专家阅卷、评分、写意见，区局核验专家交回的评审包。"],
  steps: ["按屏幕上的提示操作；每个界面都可以按帮助键查看当前界面的说明。"],
  troubles: [{ what: "找不到要做的事", remedy: "回到列表，每行右边的按钮就是下一步。" }],
};

/** The help of a place by its `data-screen`; a general text where the place has none of its own. */
export function helpFor(screen: string): HelpText {
  return texts[screen] ?? general;
}

/** The places that have a help text of their own. */
export const helpedScreens: readonly string[] = Object.keys(texts);

/**
 * The place one is in: the topmost open dialog that names itself, otherwise the screen. Help, the list of shortcuts
 * and 关于匠评 are no places.
 */
export function currentScreen(): string {
  const places = [...document.querySelectorAll<HTMLElement>("[data-screen]")]
    .filter((place) => place.checkVisibility())
    .map((place) => place.dataset.screen ?? "")
    .filter((name) => name !== "help" && name !== "shortcuts" && name !== "about");
  return places.at(-1) ?? "";
}
