import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** What the button says that goes ahead: a verb, such as 重新打开. */
  readonly confirm: string;
  readonly cancel?: string;
  /** For what takes something away. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something with consequences. The focus starts on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, cancel = "返回", danger = false, busy = false } = props;
  return (
    <Dialog
      open={open}
      title={title}
      width={480}
      onClose={busy ? undefined : props.onClose}
      footer={
        <>
          <Button onClick={props.onClose} disabled={busy} data-autofocus>
            {cancel}
          </Button>
          <Button variant={danger ? "danger" : "primary"} busy={busy} onClick={props.onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
