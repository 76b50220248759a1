import { useState } from "react";
import { Button } from "../../ui";
import "./password-card.css";

interface PasswordCardProps {
  /** One was typed before and did not open the file. */
  readonly wrong: boolean;
  readonly onPassword: (password: string) => void;
}

/** Asks for the password of an encrypted material, in its place. */
export function PasswordCard({ wrong, onPassword }: PasswordCardProps) {
  const [password, setPassword] = useState("");
  return (
    <form
      className="viewer-notice viewer-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") onPassword(password);
      }}
    >
      <strong>这份材料设有打开密码</strong>
      <p>
        密码由申报单位设置，可向区人社局询问。输入一次即可：密码加密保存在您的席位中，以后打开这份材料不再询问。
      </p>
      {wrong && <p role="alert">密码不对，材料没有打开。请重新输入，注意大小写和输入法。</p>}
      <div className="viewer-password-line">
        <input
          // biome-ignore lint/a11y/noAutofocus: the card takes the scan's place, and there is nothing else to do in it
          autoFocus
          type="password"
          className="viewer-password-field"
          aria-label="材料的打开密码"
          autoComplete="off"
          maxLength={127}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button variant="primary" type="submit" disabled={password === ""}>
          打开
        </Button>
      </div>
    </form>
  );
}
