import { type ReactNode, useState } from "react";
import { Button, Menu, useShellTools, useWork } from "../ui";
import { BackupDialog } from "./backup/backup-dialog";
import { CardsDialog } from "./cards-dialog";
import { fingerprintStart } from "./fingerprint";
import { KeysDialog } from "./keys/keys-dialog";
import { MyCardDialog } from "./my-card-dialog";
import type { IdentityPorts, SeatSummary } from "./ports";
import { NotesDialog } from "./removals/notes-dialog";
import "./seat-bar.css";
import { VaultDialog } from "./vault/vault-dialog";

export interface SeatBarProps {
  readonly seat: SeatSummary;
  readonly ports: IdentityPorts;
  /** What the desk offers between the name and the lock. */
  readonly children?: ReactNode;
}

/** Whose seat this is, with its cards and its lock; the right end of a desk's top bar. */
export function SeatBar({ seat, ports, children }: SeatBarProps) {
  const [shown, setShown] = useState<"my-card" | "cards" | "backup" | "vault" | "keys" | "removals" | null>(
    null,
  );
  const work = useWork();
  const tools = useShellTools();
  const close = () => setShown(null);
  const lock = () => work.run("正在锁定", () => ports.lock());
  return (
    <div className="seat-bar">
      <span className="seat-bar-name">
        {seat.name} · 指纹 {fingerprintStart(seat.fingerprint)}
      </span>
      <Menu
        label="更多"
        icon="more"
        iconOnly
        items={[
          { key: "my-card", label: "我的身份卡…", icon: "card", run: () => setShown("my-card") },
          { key: "cards", label: "已接受的身份卡…", icon: "people", run: () => setShown("cards") },
          ...(seat.example
            ? []
            : [
                {
                  key: "backup",
                  label: "备份与换电脑…",
                  icon: "save" as const,
                  run: () => setShown("backup"),
                },
                { key: "removals", label: "清除记录…", run: () => setShown("removals") },
                {
                  key: "vault",
                  label: "口令与锁定…",
                  icon: "lock" as const,
                  run: () => setShown("vault"),
                },
              ]),
          ...(seat.example || seat.role !== "bureau"
            ? []
            : [
                {
                  key: "keys",
                  label: "钥匙的更换与封存…",
                  icon: "key" as const,
                  run: () => setShown("keys"),
                },
              ]),
          "line",
          {
            key: "larger",
            label: "放大文字",
            icon: "zoom-in",
            disabled: !tools.larger,
            run: () => tools.larger?.(),
          },
          {
            key: "smaller",
            label: "缩小文字",
            icon: "zoom-out",
            disabled: !tools.smaller,
            run: () => tools.smaller?.(),
          },
          "line",
          { key: "help", label: "帮助", icon: "help", run: tools.help },
          { key: "keys", label: "快捷键", icon: "keyboard", run: tools.shortcuts },
        ]}
      />
      {children}
      <Button icon="lock" busy={work.busy} onClick={lock}>
        {seat.example ? "退出示例" : "锁定"}
      </Button>
      <MyCardDialog open={shown === "my-card"} seat={seat} ports={ports} onClose={close} />
      <BackupDialog open={shown === "backup"} seat={seat} ports={ports} onClose={close} />
      <VaultDialog open={shown === "vault"} seat={seat} ports={ports} onClose={close} />
      {shown === "removals" && <NotesDialog seat={seat} ports={ports.removals} onClose={close} />}
      <KeysDialog open={shown === "keys"} seat={seat} ports={ports} onClose={close} />
      <CardsDialog open={shown === "cards"} ports={ports} onClose={close} />
    </div>
  );
}
