import { join } from 'node:path';

/** One of the machines with a Postgres, all on this one here. */
export interface Node {
  name: string;
  port: number;
  /** Where Patroni says what the node is. */
  rest: number;
  data: string;
}

export interface ClusterPlan {
  directory: string;
  /** Where the programs of Postgres lie. */
  bin: string;
  nodes: Node[];
  etcd: number;
  /** HAProxy's, which leads to whoever takes writes. */
  leaderPort: number;
  /** pgbouncer's, in front of that. */
  poolerPort: number;
}

export const PASSWORDS = {
  postgres: 'secret-of-postgres',
  replicator: 'secret-of-replicator',
  keeper: 'secret-of-keeper',
};

/** The files of the deployment that docs/deployment.md tells of, with short times and everything on one machine. */
export function clusterFiles(plan: ClusterPlan): Record<string, string> {
  return {
    ...Object.fromEntries(plan.nodes.map((node) => [`${node.name}.yml`, patroni(plan, node)])),
    'haproxy.cfg': haproxy(plan),
    'pgbouncer.ini': pgbouncer(plan),
    'pgbouncer-users.txt': `"postgres" "${PASSWORDS.postgres}"\n`,
  };
}

const patroni = ({ directory, bin, etcd }: ClusterPlan, { name, port, rest, data }: Node) => `
scope: entente
name: ${name}
restapi: { listen: '127.0.0.1:${rest}', connect_address: '127.0.0.1:${rest}' }
etcd3: { host: '127.0.0.1:${etcd}' }
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 1
    retry_timeout: 3
    synchronous_mode: true
    primary_start_timeout: 0
    postgresql:
      use_pg_rewind: true
      parameters: { hot_standby_feedback: 'on', max_connections: 200, wal_log_hints: 'on' }
  initdb: [{ encoding: UTF8 }, { locale: C.UTF-8 }]
postgresql:
  listen: 127.0.0.1:${port}
  connect_address: 127.0.0.1:${port}
  data_dir: ${data}
  bin_dir: ${bin}
  pgpass: ${join(directory, `${name}.pgpass`)}
  parameters: { unix_socket_directories: '' }
  pg_hba:
    - host replication replicator 127.0.0.1/32 scram-sha-256
    - host all all 127.0.0.1/32 scram-sha-256
  authentication:
    superuser: { username: postgres, password: ${PASSWORDS.postgres} }
    replication: { username: replicator, password: ${PASSWORDS.replicator} }
`;

const haproxy = ({ nodes, leaderPort }: ClusterPlan) => `
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
listen leader
  bind 127.0.0.1:${leaderPort}
  option httpchk GET /primary
  http-check expect status 200
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map(({ name, port, rest }) => `  server ${name} 127.0.0.1:${port} check port ${rest}`).join('\n')}
`;

// Passwords of roles are asked of Postgres: pgbouncer has none but its own
const pgbouncer = ({ directory, leaderPort, poolerPort }: ClusterPlan) => `
[databases]
entente = host=127.0.0.1 port=${leaderPort} dbname=entente
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${poolerPort}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(directory, 'pgbouncer-users.txt')}
auth_user = postgres
auth_query = SELECT usename, passwd FROM pg_shadow WHERE usename = $1
pool_mode = transaction
default_pool_size = 10
max_client_conn = 500
server_login_retry = 1
server_connect_timeout = 2
query_wait_timeout = 5
`;
