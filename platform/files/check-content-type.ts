/** A content type travels in a line of its own, or a header: it is one line everywhere. */
export function checkContentType(contentType: string): void {
  if (/[^\x20-\x7e]/.test(contentType)) throw new TypeError('a content type is one line of printable ASCII');
}
