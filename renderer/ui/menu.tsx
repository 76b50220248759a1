import { lazy, Suspense, useState } from "react";
import { Button } from "./button";
import { Icon, type IconName } from "./icon";
import { IconButton } from "./icon-button";

/** One line of a menu, or a dividing line. */
export type MenuItem =
  | "line"
  | {
      readonly key: string;
      readonly label: string;
      readonly icon?: IconName;
      readonly disabled?: boolean;
      readonly danger?: boolean;
      readonly run: () => void;
    };

export interface MenuProps {
  /** The words on the button, or its spoken name with `iconOnly`. */
  readonly label: string;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly items: readonly MenuItem[];
  /** Used once the library is there: the click that loaded it opens the menu. */
  readonly startOpen?: boolean;
}

const Inside = lazy(async () => ({ default: (await import("./antd/menu")).MenuInside }));

/** Loads the menu's library ahead of the first click. */
export function preloadMenus(): void {
  void import("./antd/menu");
}

/** A button that opens a menu. The menu's library loads on the first click, if nobody loaded it before. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const { label, icon, iconOnly = false } = props;
  const button = iconOnly ? (
    <IconButton
      label={label}
      icon={icon ?? "more"}
      framed
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
    />
  ) : (
    <Button {...(icon ? { icon } : {})} aria-haspopup="menu" onClick={() => setWanted(true)}>
      {label}
      <Icon name="down" size={14} />
    </Button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <Inside {...props} startOpen />
    </Suspense>
  );
}
