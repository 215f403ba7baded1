/** Files by key: PDFs, logos, exports. */
export interface Files {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | null>;
  delete(key: string): Promise<void>;
}
