/** What both ends of a token agree upon. */
export const ALGORITHM = 'EdDSA';
export const CURVE = 'Ed25519';
/** Not a bare `JWT`, so that no token made for something else is taken for one of these. */
export const TOKEN_TYPE = 'arca-service+jwt';
export const TOKEN_LIFE_MS = 60_000;
/** Between two readings of the database's clock. */
export const TOLERANCE_MS = 5_000;
