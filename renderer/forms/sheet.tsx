import type { ReactNode } from "react";
import { printedDigest, reviewQrText } from "../../shared/domain/review-digest";
import type { FormData } from "./form-data";
import { QrCode } from "./qr-code";

interface SheetProps {
  readonly data: FormData;
  readonly page: number;
  readonly pages: number;
  readonly children: ReactNode;
}

/**
 * One A4 page. Its foot ties the paper to the file: the digest of `review.json` as shipped, whole in the QR code and its
 * first half to read, with the signer's fingerprint.
 */
export function Sheet({ data, page, pages, children }: SheetProps) {
  return (
    <section className="form-sheet">
      <div className="form-body">{children}</div>
      <footer className="form-foot">
        <QrCode text={reviewQrText(data.reviewSha256)} label="评审文件摘要二维码" />
        <div className="form-foot-words">
          <p>
            {data.application.number}　{data.application.studio.name}
          </p>
          <p>
            评审文件摘要（前半）<code>{printedDigest(data.reviewSha256)}</code>
          </p>
          <p>
            评审人指纹 <code>{data.signer.fingerprint}</code>
          </p>
        </div>
        <p className="form-foot-page">
          第 {page} 页　共 {pages} 页
        </p>
      </footer>
    </section>
  );
}
