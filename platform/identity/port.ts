/** How services prove to each other who they are: short-lived signed tokens, made out to one callee. */
export interface Caller {
  /** The service that signed: `api`. */
  readonly service: string;
}

export interface Identity {
  /** A token that `audience` believes for a minute at most; the same one is given out for most of its life. */
  tokenFor(audience: string): Promise<string>;
}

export interface Verifier {
  /**
   * Who sent a request, by its `Authorization` header; `null` for whoever cannot prove it.
   *
   * @throws DatabaseFailure when the key is not known here and the database cannot be asked.
   */
  verify(authorization: string | readonly string[] | undefined): Promise<Caller | null>;
}
