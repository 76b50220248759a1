import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ReactNode } from "react";
import { cspNonce } from "../csp-nonce";
import { antdTheme } from "./tokens";

dayjs.locale("zh-cn");

/**
 * Where a popup goes: into the dialog it belongs to, because the rest of the page lies under a modal dialog; from the top
 * bar into the bar, so that it is part of a landmark.
 */
function popupHome(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>("dialog, header") ?? document.body;
}

/** The library's settings for everything of it that this program shows. */
export function AntdProvider({ children }: { readonly children: ReactNode }) {
  const nonce = cspNonce();
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdTheme}
      getPopupContainer={popupHome}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      {children}
    </ConfigProvider>
  );
}
