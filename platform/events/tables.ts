/** The tables of news, as TypeScript sees them. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface EventTables {
  outbox: {
    id: string;
    accepted: GeneratedAlways<number>;
    type: string;
    organization: string;
    mode: 'test' | 'live';
    subject: string;
    sequence: number;
    /** Written as text by `JSON.stringify`, read parsed. */
    data: unknown;
    occurred_at: number;
    published_at: number | null;
  };
  subscribers: { name: string; types: ColumnType<string[] | null, string | null, string | null> };
  deliveries: {
    subscriber: string;
    event_id: string;
    accepted: number;
    attempts: Generated<number>;
    run_at: number;
    last_error: string | null;
  };
  inbox: { consumer: string; event_id: string };
}
