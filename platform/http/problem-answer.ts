/** A failure as it leaves: RFC 9457, in the words of whoever serves. */

/** An `application/problem+json` answer. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}
