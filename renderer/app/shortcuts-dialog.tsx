import { chordsOf, Dialog, Kbd, type ShortcutGroup, useShortcutGroups } from "../ui";
import "./shortcuts-dialog.css";

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The shortcuts that work where one is, innermost place first. */
export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps) {
  const groups = useShortcutGroups();
  return (
    <Dialog open={open} title="这里的快捷键" width={720} reading screen="shortcuts" onClose={onClose}>
      <ShortcutList groups={groups} />
      <p className="shortcut-note">
        正在用输入法打字时，快捷键不起作用；光标在文字框里时，单个按键照常打字。
      </p>
    </Dialog>
  );
}

/** Places with their shortcuts, as two columns where there is room. */
export function ShortcutList({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  return (
    <div className="shortcut-groups">
      {mergePlaces(groups).map((group) => (
        <section key={group.place} aria-label={group.place}>
          <h3>{group.place}</h3>
          <dl>
            {group.shortcuts.map((shortcut) => (
              <div key={chordsOf(shortcut).join(" ")} className="shortcut-line">
                <dt>
                  {chordsOf(shortcut).map((keys) => (
                    <Kbd key={keys} keys={keys} />
                  ))}
                </dt>
                <dd>{shortcut.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** One group a place, although several parts of it may have registered. Places without shortcuts are left out. */
export function mergePlaces(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const places = new Map<string, ShortcutGroup>();
  for (const { place, shortcuts } of groups) {
    places.set(place, { place, shortcuts: [...(places.get(place)?.shortcuts ?? []), ...shortcuts] });
  }
  return [...places.values()].filter((group) => group.shortcuts.length > 0);
}
