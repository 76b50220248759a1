import { lazy, type ReactNode, Suspense, useState } from "react";

export interface DrawerProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly side?: "left" | "right";
  /** In CSS pixels; a strip of the window beside it always stays free. */
  readonly width?: number;
  readonly screen?: string;
  readonly children?: ReactNode;
}

const Inside = lazy(async () => ({ default: (await import("./antd/drawer")).DrawerInside }));

/** A sheet that slides in from the side. Its library loads when it first opens. */
export function Drawer(props: DrawerProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Inside {...props} />
    </Suspense>
  );
}
