import { ClipboardItem, clipboard, type NativeImage, nativeImage } from "electron";
import { ServiceFailure } from "./failure";
import { isPng } from "./png-head";

/** The clipboard as it was before Electron gave it the web's form: the runtime of tests is of that time. */
interface EarlierClipboard {
  readonly writeImage?: (picture: NativeImage) => void;
}

/** Puts a PNG on the clipboard as a picture. Throws ServiceFailure "bad-request" for anything else, or one too large. */
export async function copyPicture(png: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!isPng(png)) throw new ServiceFailure("bad-request", "no picture of a size that is copied");
  const picture = nativeImage.createFromBuffer(Buffer.from(png));
  if (picture.isEmpty()) throw new ServiceFailure("bad-request", "a picture that does not open");
  const earlier = clipboard as EarlierClipboard;
  if (earlier.writeImage) earlier.writeImage(picture);
  else await clipboard.write([new ClipboardItem({ "image/png": new Blob([png], { type: "image/png" }) })]);
}
