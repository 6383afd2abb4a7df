declare module 'autocannon' {
  /** As far as the benchmark uses it. `duration` is in seconds, latencies are in milliseconds. With `idReplacement` `[<id>]` in the body
   *  is another text in each request. */
  export default function autocannon(options: {
    url: string;
    method: 'POST';
    headers: Record<string, string>;
    body: string;
    connections: number;
    duration: number;
    idReplacement: boolean;
  }): Promise<{
    requests: { total: number };
    duration: number;
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }>;
}
