import { type FormEvent, useState } from "react";
import { longestPointName } from "../../../shared/domain/history";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";
import { useReadOnly, useReview } from "../review";

/** 留存: gives what stands there now a name, so that it can be found among the versions. */
export function KeepPoint({ onKept }: { readonly onKept: () => void }) {
  const review = useReview();
  const readOnly = useReadOnly();
  const [name, setName] = useState("");
  if (readOnly) return null;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    review.keepPoint(name.trim());
    setName("");
    onKept();
  };
  return (
    <form className="versions-keep" onSubmit={keep}>
      <TextField
        label="给现在的内容起个名字"
        hideLabel
        placeholder="给现在的内容起个名字，如“初评”"
        maxLength={longestPointName}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ""}>
        留存
      </Button>
    </form>
  );
}
