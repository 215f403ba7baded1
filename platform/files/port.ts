/** Files by key: PDFs, logos, exports. */
export interface Files {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | null>;
  delete(key: string): Promise<void>;
  /** An address at which whoever knows it reads the file for `ttlMs`, a week at most, past us; `null` where there is none. */
  link(key: string, ttlMs: number): Promise<string | null>;
}
