import { type MenuProps as AntMenuProps, Dropdown } from "antd";
import { useId, useState } from "react";
import { Button } from "../button";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import type { MenuItem, MenuProps } from "../menu";
import "../menu.css";
import { AntdProvider } from "./provider";

type ClickHandler = NonNullable<AntMenuProps["onClick"]>;

/**
 * Gives the focus back to the menu's button first: what the line opens will return it there when it closes. The key that
 * chose the line ends here; otherwise Enter would also press the button that a dialog opened by it puts into focus.
 */
function runFrom(buttonId: string, run: () => void): ClickHandler {
  return ({ domEvent }) => {
    domEvent.preventDefault();
    document.getElementById(buttonId)?.focus();
    run();
  };
}

function antItem(item: MenuItem, buttonId: string): NonNullable<AntMenuProps["items"]>[number] {
  if (item === "line") return { type: "divider" };
  return {
    key: item.key,
    label: item.label,
    disabled: item.disabled ?? false,
    danger: item.danger ?? false,
    ...(item.icon === undefined ? {} : { icon: <Icon name={item.icon} size={18} /> }),
    onClick: runFrom(buttonId, item.run),
  };
}

/** The library's dropdown menu below one of the program's buttons. */
export function MenuInside({ label, icon, items, iconOnly = false, startOpen = false }: MenuProps) {
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  return (
    <AntdProvider>
      <Dropdown
        open={open}
        onOpenChange={setOpen}
        trigger={["click"]}
        autoFocus
        placement="bottomRight"
        menu={{ items: items.map((item) => antItem(item, id)) }}
      >
        {iconOnly ? (
          <IconButton
            id={id}
            label={label}
            icon={icon ?? "more"}
            framed
            aria-haspopup="menu"
            aria-expanded={open}
          />
        ) : (
          <Button id={id} {...(icon ? { icon } : {})} aria-haspopup="menu" aria-expanded={open}>
            {label}
            <Icon name="down" size={14} />
          </Button>
        )}
      </Dropdown>
    </AntdProvider>
  );
}
