export const bridge = (window as unknown as { jiangping: unknown }).jiangping;
