/** Tells "no such path" from "not with that method", which the router does not. */

export interface AllowedMethods {
  add(method: string | readonly string[], url: string): void;
  /** The methods that some route takes at `path`; empty where there is no route. */
  find(path: string): readonly string[];
}

export function allowedMethods(): AllowedMethods {
  // A pattern is made when somebody first asks for what is not there.
  const routes = new Map<string, { pattern?: RegExp; readonly methods: Set<string> }>();
  return {
    add(method, url) {
      const route = routes.get(url) ?? { methods: new Set() };
      for (const one of typeof method === 'string' ? [method] : method) route.methods.add(one);
      routes.set(url, route);
    },
    find(path) {
      const found = new Set<string>();
      for (const [url, route] of routes) {
        route.pattern ??= toPattern(url);
        if (route.pattern.test(path)) for (const method of route.methods) found.add(method);
      }
      return [...found].sort();
    },
  };
}

/** `/invoices/:id` as an expression; a segment with a parameter in it takes any one segment. */
function toPattern(url: string): RegExp {
  const segments = url.split('/').map((segment) => {
    if (segment.includes('*')) return '.*';
    return segment.includes(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}
