import type { Application } from "../../shared/domain/application";

interface ContinuationPageProps {
  readonly application: Application;
  /** The label of the cell that goes on here. */
  readonly label: string;
  /** Absent while the page is measured. */
  readonly piece: string | undefined;
  readonly box: string;
  readonly last: boolean;
}

/** 续页: what did not fit into its cell, under the cell's own label. */
export function ContinuationPage({ application, label, piece, box, last }: ContinuationPageProps) {
  return (
    <>
      <h1 className="form-title">续页</h1>
      <p className="form-about">
        {application.number}　{application.studio.name}
      </p>
      <h2 className="form-section">{label}（续）</h2>
      <div className="form-continued" data-box={box}>
        {piece}
      </div>
      <p className="form-about">{last ? "（完）" : "（转下页）"}</p>
    </>
  );
}
