// Test helper: the control API over HTTP, as a script in any language would use it.

// Whatever the JSON is, tests read it by name and compare.
export interface Json {
  readonly [name: string]: Json;
}

export interface Told {
  readonly status: number;
  readonly value: Json;
}

export type Ask = (method: string, path: string, body?: unknown, token?: string) => Promise<Told>;

/** Asks `url` (`.../control`) with a token; text is sent as it is, anything else as JSON. */
export function askControl(url: string, token = 'secreto'): Ask {
  return async (method, path, body, other = token) => {
    const response = await fetch(`${url}/${path}`, {
      method,
      headers: { authorization: `Bearer ${other}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, value: (await response.json()) as Json };
  };
}
