import type { Plugin } from 'graphql-yoga';

/** What a browser is told with every answer; GraphiQL's page has a Content-Security-Policy of its own. */
export const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Tells browsers to take an answer for nothing but what it says it is, not to show it within another page, and not to keep it. That
 * whoever came by TLS should come so again is for the proxy to say, which speaks it.
 */
export function useSecurityHeaders(): Plugin {
  return {
    onResponse({ response }) {
      for (const [name, value] of Object.entries(securityHeaders))
        if (!response.headers.has(name)) response.headers.set(name, value);
    },
  };
}
