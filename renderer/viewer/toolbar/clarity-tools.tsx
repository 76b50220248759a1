import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { IconButton } from "../../ui";
import { clarityOf } from "../clarity/clarity-store";
import { isAutomatic, toggled } from "../clarity/settings";
import type { ViewerSession } from "../session";
import { buttonItem } from "./button-item";
import type { ToolbarItem } from "./toolbar-item";

/** 一键清晰, 调节显示 and 放大镜. */
export function useClarityItems(session: StoreApi<ViewerSession>): ToolbarItem[] {
  const store = clarityOf(session);
  const { settings, adjusting, magnifying } = useStore(store);
  const adjust = () => store.setState({ adjusting: !adjusting });
  return [
    buttonItem({
      ...{ key: "clear", group: "clarity", rank: 12, label: "一键清晰", icon: "clear", keys: "Q" },
      pressed: isAutomatic(settings),
      run: () => store.setState({ settings: toggled(settings) }),
    }),
    {
      ...{ key: "adjust", group: "clarity", rank: 33 },
      node: (
        <IconButton
          label="调节显示"
          icon="sliders"
          keys="Shift+Q"
          aria-expanded={adjusting}
          data-adjust
          onClick={adjust}
        />
      ),
      lines: [
        {
          key: "adjust",
          label: "调节显示",
          icon: "sliders",
          keys: "Shift+Q",
          checked: adjusting,
          run: adjust,
        },
      ],
    },
    buttonItem({
      ...{ key: "magnifier", group: "clarity", rank: 34, label: "放大镜", icon: "magnifier", keys: "M" },
      pressed: magnifying,
      run: () => store.setState({ magnifying: !magnifying }),
    }),
  ];
}
