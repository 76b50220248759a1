import { chineseDate } from "./form-data";

/** Two places to sign and date by hand, side by side; `who` says whose they are. */
export function TwoSigns({ who }: { readonly who: readonly [string, string] }) {
  return (
    <div className="form-two-signs">
      {who.map((each) => (
        <p key={each}>
          {each}
          <span className="form-sign-line" />
          <br />
          {chineseDate("")}
        </p>
      ))}
    </div>
  );
}
