import type { ReactNode } from "react";
import { printedDigest, reviewQrText } from "../../shared/domain/review-digest";
import type { FormData } from "./form-data";
import { QrCode } from "./qr-code";

/** What stands below a page: what it belongs to, line by line, and the digest that ties it to a file. */
export interface SheetFoot {
  readonly lines: readonly ReactNode[];
  /** Lower-case hex SHA-256 of the `review.json` that the QR code names; `null` where there is none. */
  readonly sha256: string | null;
}

interface SheetProps {
  readonly foot: SheetFoot;
  readonly page: number;
  readonly pages: number;
  /** The text block of an official document (GB/T 9704): 156 by 225 mm. */
  readonly official?: boolean;
  readonly blank?: boolean | undefined;
  /** Names the page's body for measuring its rows. */
  readonly box?: string;
  readonly children: ReactNode;
}

/** One A4 page of a form, with its number among the form's pages. */
export function Sheet({ foot, page, pages, official = false, blank = false, box, children }: SheetProps) {
  const { lines, sha256 } = foot;
  const low = !official && sha256 === null && lines.length < 2;
  return (
    <section
      className={`form-sheet${official ? " form-official" : ""}${blank ? " form-by-hand" : ""}`}
      data-page={page}
    >
      <div className="form-body" data-box={box}>
        {children}
      </div>
      <footer className={`form-foot${low ? " form-foot-plain" : ""}`}>
        {sha256 !== null && <QrCode text={reviewQrText(sha256)} label="评审文件摘要二维码" />}
        <div className="form-foot-words">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            <p key={index}>{line}</p>
          ))}
        </div>
        <p className="form-foot-page">
          第 {page} 页　共 {pages} 页
        </p>
      </footer>
    </section>
  );
}

/**
 * The foot of a review's form. It ties the paper to the file: the digest of `review.json` as shipped, whole in the QR code
 * and its first half to read, with the signer's fingerprint.
 */
export function reviewFoot({ application, signer, reviewSha256, blank }: FormData): SheetFoot {
  const what = `${application.number}　${application.studio.name}`;
  if (blank) return { lines: ["手工填写，内容须与评审包一致"], sha256: null };
  if (reviewSha256 === null) return { lines: [what, "评审尚未定稿，仅供核对，不签字"], sha256: null };
  return {
    lines: [
      what,
      <>
        评审文件摘要（前半）<code>{printedDigest(reviewSha256)}</code>
      </>,
      <>
        评审人指纹 <code>{signer.fingerprint}</code>
      </>,
    ],
    sha256: reviewSha256,
  };
}

/** The foot of a form that is about a round, or that no review stands behind. */
export function plainFoot(what: string, fingerprint: string): SheetFoot {
  const signed = fingerprint !== "" && (
    <>
      {"　评审人指纹 "}
      <code>{fingerprint}</code>
    </>
  );
  return {
    lines: [
      <>
        {what}
        {signed}
      </>,
    ],
    sha256: null,
  };
}
