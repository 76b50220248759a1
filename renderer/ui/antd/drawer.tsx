import { Drawer as AntDrawer } from "antd";
import type { DrawerProps } from "../drawer";
import { IconButton } from "../icon-button";
import { AntdProvider } from "./provider";

/** The library's drawer with the program's head. */
export function DrawerInside({
  open,
  title,
  onClose,
  side = "right",
  width = 440,
  children,
  screen,
}: DrawerProps) {
  return (
    <AntdProvider>
      <AntDrawer
        open={open}
        title={title}
        placement={side}
        size={`min(${width}px, calc(100vw - 48px))`}
        closable={false}
        extra={<IconButton label="关闭" icon="close" onClick={onClose} />}
        onClose={onClose}
        destroyOnHidden
        rootClassName="ui-drawer"
        {...(screen === undefined ? {} : { "data-screen": screen })}
      >
        {children}
      </AntDrawer>
    </AntdProvider>
  );
}
