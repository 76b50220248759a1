import type { ThemeConfig } from "antd";

/** The colours and sizes of theme.css once more, for the library, which computes with them and so needs the values. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: "#1f4e79",
    colorInfo: "#1f4e79",
    colorSuccess: "#2b6537",
    colorWarning: "#a83f06",
    colorError: "#a3261f",
    colorText: "#1c2733",
    colorTextSecondary: "#566474",
    colorTextTertiary: "#566474",
    colorTextPlaceholder: "#66727f",
    colorBorder: "#8794a3",
    colorBorderSecondary: "#dfe4ea",
    colorBgLayout: "#eef1f4",
    controlItemBgActive: "#e8f0f8",
    controlItemBgHover: "#f8f9fb",
    borderRadius: 6,
    borderRadiusLG: 8,
    controlHeight: 36,
    fontSize: 16,
    fontFamily:
      '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif',
    wireframe: false,
    motionDurationMid: "0.12s",
    motionDurationSlow: "0.18s",
  },
};
