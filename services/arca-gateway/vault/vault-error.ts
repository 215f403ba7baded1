/** Why the vault would not open: said without a byte of what it holds. */

export type VaultErrorCode =
  | 'vault.master_key_malformed'
  | 'vault.master_key_unknown'
  | 'vault.tampered'
  | 'vault.data_key_missing';

export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
