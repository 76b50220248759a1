export const files = (window as never)["jiangping"];
