import { createContext, useContext } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import "./shell-tools.css";

/** What the program offers on every screen. A step that is not there (`null`) is at its end. */
export interface ShellToolbox {
  /** The size of text in percent. */
  readonly percent: number;
  readonly larger: (() => void) | null;
  readonly smaller: (() => void) | null;
  readonly help: () => void;
  readonly shortcuts: () => void;
}

const nothing = () => undefined;

/** Given by the composition root; without it the tools do nothing. */
export const ShellToolsContext = createContext<ShellToolbox>({
  percent: 100,
  larger: null,
  smaller: null,
  help: nothing,
  shortcuts: nothing,
});

/** The tools of the whole program. */
export function useShellTools(): ShellToolbox {
  return useContext(ShellToolsContext);
}

/** Size of text, shortcuts and help as a row of small controls. */
export function ShellTools() {
  const { percent, larger, smaller, help, shortcuts } = useShellTools();
  return (
    <div className="ui-shell-tools">
      <fieldset className="ui-text-size">
        <legend className="ui-spoken">文字大小</legend>
        <IconButton
          label="缩小文字"
          keys="Ctrl+-"
          icon="minus"
          disabled={!smaller}
          onClick={() => smaller?.()}
        />
        <span>文字 {percent}%</span>
        <IconButton
          label="放大文字"
          keys="Ctrl++"
          icon="plus"
          disabled={!larger}
          onClick={() => larger?.()}
        />
      </fieldset>
      <Button variant="quiet" size="small" icon="keyboard" onClick={shortcuts}>
        快捷键
      </Button>
      <Button variant="quiet" size="small" icon="help" onClick={help}>
        帮助
      </Button>
    </div>
  );
}
