/** The tables of schema `webhooks` as they are read and written. Times are milliseconds since the epoch. */
import type { ColumnType, Generated } from 'kysely';

/** Written as JSON, read as what it holds. */
type Json<Value> = ColumnType<Value, string, string>;

/** When attempts began, and how many. */
export type Begun = readonly [at: number, count: number];

export interface WebhookTables {
  endpoints: {
    id: string;
    organization_id: string;
    mode: 'test' | 'live';
    url: string;
    description: string | null;
    event_types: string[] | null;
    taxpayers: string[] | null;
    state: 'enabled' | 'disabled';
    disabled_for: 'asked' | 'gone' | 'failing' | null;
    disabled_at: number | null;
    retry_schedule: ColumnType<readonly number[] | null, string | null, string | null>;
    max_in_flight: number;
    max_per_second: number | null;
    begun: ColumnType<readonly Begun[], string | undefined, string>;
    free_at: Generated<number | null>;
    failing_since: number | null;
    failures: Generated<number>;
    warned_at: number | null;
    created_at: number;
    updated_at: number;
  };
  endpoint_secrets: {
    id: string;
    endpoint_id: string;
    organization_id: string;
    sealed: string;
    created_at: number;
    ends_at: number | null;
  };
  removed_endpoints: {
    id: string;
    organization_id: string;
    removed_at: number;
  };
  deliveries: {
    id: string;
    organization_id: string;
    mode: 'test' | 'live';
    endpoint_id: string;
    event_id: string;
    event_type: string;
    occurred_at: number;
    cause: 'event' | 'example' | 'retry';
    state: 'pending' | 'succeeded' | 'failed' | 'cancelled';
    tries: number;
    attempts: number;
    due_at: number | null;
    lease: string | null;
    created_at: number;
    ended_at: number | null;
  };
  replays: {
    id: string;
    organization_id: string;
    mode: 'test' | 'live';
    endpoint_id: string;
    events: ColumnType<unknown, string | null, never>;
    kind: 'all' | 'failed' | 'missing';
    event_types: string[] | null;
    from_at: number;
    to_at: number;
    state: 'running' | 'finished' | 'cancelled';
    position: string | null;
    looked_at: Generated<number>;
    queued: Generated<number>;
    due_at: number;
    created_at: number;
    ended_at: number | null;
  };
  attempts: {
    id: string;
    delivery_id: string;
    endpoint_id: string;
    organization_id: string;
    number: number;
    cause: string;
    url: string;
    request_headers: Json<Readonly<Record<string, string>>>;
    started_at: number;
    duration_ms: number;
    succeeded: boolean;
    status: number | null;
    reason: string | null;
    answer_headers: ColumnType<Readonly<Record<string, string>> | null, string | null, never>;
    answer_body: string | null;
  };
}
