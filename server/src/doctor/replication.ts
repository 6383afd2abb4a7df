import { type Check, counted } from './check.ts';

export interface ReplicationLimits {
  /** Bytes of the log that a standby may be behind. */
  behind: number;
  /** Bytes of the log that a slot which nobody reads may keep on the disk. */
  kept: number;
}

interface Standby {
  name: string;
  bytes: string | null;
}

/** Standbys, slots and the archive of the log: what a failure or a restore to a moment will need. */
export const replication = ({ behind, kept }: ReplicationLimits): Check => ({
  name: 'replication',
  looksAt: 'whether standbys and the archive of the log keep up',
  async look({ client }) {
    const { rows: standbys } = await client.query<Standby>(
      `SELECT coalesce(nullif(application_name, ''), client_addr::text, 'unnamed') AS name,
         pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) AS bytes FROM pg_stat_replication WHERE state IS NOT NULL
         AND pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) > $1 ORDER BY 1`,
      [behind],
    );
    const { rows: slots } = await client.query<Standby>(
      `SELECT slot_name AS name, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) AS bytes FROM pg_replication_slots
       WHERE NOT active AND pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) > $1 ORDER BY 1`,
      [kept],
    );
    const { rows: archive } = await client.query<{ failed: string; count: string }>(
      `SELECT last_failed_wal AS failed, failed_count AS count FROM pg_stat_archiver
       WHERE current_setting('archive_mode') <> 'off'
         AND last_failed_time > coalesce(last_archived_time, '-infinity') ORDER BY 1`,
    );
    return [
      ...standbys.map(
        ({ name, bytes }) =>
          `The standby ${name} is ${megabytes(bytes)} behind: look at its log and at the network between.`,
      ),
      ...slots.map(
        ({ name, bytes }) =>
          `The replication slot ${name} is read by nobody and keeps ${megabytes(bytes)} of the log on the disk: start its standby, or drop it with SELECT pg_drop_replication_slot('${name}').`,
      ),
      ...archive.map(
        ({ failed, count }) =>
          `archive_command fails (${counted(Number(count), 'time')}, last for ${failed}), and a restore gets no further than its last success: see the log of Postgres.`,
      ),
    ];
  },
});

const megabytes = (bytes: string | null) => `${Math.round(Number(bytes) / 1e6).toLocaleString('en')} MB`;
