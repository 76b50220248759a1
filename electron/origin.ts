/** The scheme and host of everything the window may load. */
export const ownScheme = "app";
export const ownHost = "jiangping";
export const ownOrigin = `${ownScheme}://${ownHost}`;

/** The address of the window's one page. */
export const ownPage = `${ownOrigin}/index.html`;

/** Whether an address lies under the program's own origin. */
export function isOwnAddress(address: string): boolean {
  return address === ownOrigin || address.startsWith(`${ownOrigin}/`);
}

/** Whether an address is the window's page, whatever follows its `#`. */
export function isOwnPage(address: string): boolean {
  return address.split("#", 1)[0] === ownPage;
}

/**
 * Whether a request may go out at all: own addresses, and what lives in the window's memory (blob of the own origin,
 * data). The developer tools' own addresses only while developing.
 */
export function mayRequest(address: string, developing: boolean): boolean {
  if (isOwnAddress(address) || address.startsWith("data:")) return true;
  if (address.startsWith(`blob:${ownOrigin}/`)) return true;
  return developing && address.startsWith("devtools://");
}
