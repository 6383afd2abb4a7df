declare module 'autocannon' {
  /** As far as the benchmark uses it. `duration` is in seconds, latencies are in milliseconds. `setupRequest` makes each request anew. */
  export default function autocannon(options: {
    url: string;
    method: 'POST';
    headers: Record<string, string>;
    body: string;
    connections: number;
    duration: number;
    requests?: { setupRequest: (request: object) => object }[];
  }): Promise<{
    requests: { total: number };
    duration: number;
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }>;
}
