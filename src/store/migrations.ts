/** Each change of the tables, in order, never edited once released: what a database has gone through stands in it. */
import { sql, type Kysely, type Migration } from 'kysely';
import { feedbackId } from './feedback-id.js';

type Database = Kysely<unknown>;

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-tables': { up: createTables },
  '0002-links': { up: createLinks },
};

async function createTables(database: Database): Promise<void> {
  const earlier = await setAsideEarlier(database);
  await database.schema
    .createTable('card')
    .addColumn('tenant', 'text', needed)
    .addColumn('uuid', 'text', needed)
    .addColumn('hook', 'text', needed)
    .addColumn('rule', 'text', needed)
    .addColumn('rules', 'text', needed)
    .addColumn('knowledge', 'text', needed)
    .addColumn('indicator', 'text', needed)
    .addColumn('issued_at', 'text', needed)
    .addColumn('patient', 'text', needed)
    .addColumn('user_hash', 'text', needed)
    .addColumn('basis', 'text', needed)
    .addColumn('watches', 'text', needed)
    .addColumn('suggestions', 'text', needed)
    .addColumn('decision', 'text', needed)
    .addPrimaryKeyConstraint('card_key', ['tenant', 'uuid'])
    .execute();
  await database.schema.createIndex('card_of_patient').on('card').columns(['tenant', 'patient', 'issued_at']).execute();
  await database.schema.createIndex('card_by_time').on('card').column('issued_at').execute();
  await database.schema
    .createTable('feedback')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', needed)
    .addColumn('service', 'text', needed)
    .addColumn('card', 'text', needed)
    .addColumn('outcome', 'text', needed)
    .addColumn('outcome_timestamp', 'text', needed)
    .addColumn('received_at', 'text', needed)
    .addColumn('accepted', 'text', needed)
    .addColumn('reason_system', 'text', needed)
    .addColumn('reason_code', 'text', needed)
    .execute();
  await database.schema.createIndex('feedback_of_card').on('feedback').columns(['tenant', 'card']).execute();
  await database.schema.createIndex('feedback_by_time').on('feedback').column('received_at').execute();
  await database.schema
    .createTable('comment')
    .addColumn('feedback', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', needed)
    .addColumn('received_at', 'text', needed)
    .addColumn('sealed', 'text', needed)
    .execute();
  await database.schema
    .createTable('told_promise')
    .addColumn('tenant', 'text', needed)
    .addColumn('feedback', 'text', (column) => column.primaryKey())
    .addColumn('told_at', 'text', needed)
    .execute();
  await database.schema
    .createTable('traffic')
    .addColumn('tenant', 'text', needed)
    .addColumn('hook', 'text', needed)
    .addColumn('day', 'text', needed)
    .addColumn('calls', 'integer', needed)
    .addColumn('orders', 'integer', needed)
    .addColumn('thiopurine_orders', 'integer', needed)
    .addPrimaryKeyConstraint('traffic_key', ['tenant', 'hook', 'day'])
    .execute();
  await database.schema
    .createTable('decision')
    .addColumn('tenant', 'text', needed)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hook', 'text', needed)
    .addColumn('decided_at', 'text', needed)
    .addColumn('knowledge', 'text', needed)
    .addColumn('inputs', 'text', needed)
    .addColumn('findings', 'text', needed)
    .addColumn('sealed', 'text')
    .execute();
  await database.schema.createIndex('decision_by_time').on('decision').column('decided_at').execute();
  await database.schema
    .createTable('spent_token')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', needed)
    .execute();
  await database.schema.createIndex('spent_token_by_time').on('spent_token').column('until').execute();
  if (earlier !== undefined) await takeOver(database, earlier);
}

/** Rows that are there have none: they were written before. */
async function createLinks(database: Database): Promise<void> {
  for (const table of ['card', 'decision', 'told_promise', 'feedback', 'comment'])
    await database.schema.alterTable(table).addColumn('link', 'text').execute();
  await database.schema
    .createTable('link')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('written_at', 'text', needed)
    .addColumn('entries', 'text', needed)
    .addColumn('follows', 'text', needed)
    .addColumn('notes', 'text', needed)
    .addColumn('hash', 'text', needed)
    .execute();
  await database.schema.createIndex('link_by_time').on('link').columns(['written_at', 'id']).execute();
}

function needed<Column extends { notNull: () => Column }>(column: Column): Column {
  return column.notNull();
}

const earlierName = 'feedback_before_0001';

interface Earlier {
  readonly hasTenant: boolean;
}

/** Feedback that was kept before there were migrations: in SQLite alone, which has no schemas. Another's table stays as it is. */
async function setAsideEarlier(database: Database): Promise<Earlier | undefined> {
  const tables = await database.introspection.getTables();
  const earlier = tables.find(({ name, schema }) => name === 'feedback' && schema === undefined);
  if (earlier === undefined) return undefined;
  await database.schema.alterTable('feedback').renameTo(earlierName).execute();
  return { hasTenant: earlier.columns.some(({ name }) => name === 'tenant') };
}

interface EarlierRow {
  readonly tenant: string;
  readonly service: string;
  readonly card: string;
  readonly outcome: string;
  readonly outcome_timestamp: string;
  readonly accepted: string;
  readonly reason_system: string;
  readonly reason_code: string;
}

/** Before there were tenants there was the demo alone. When an entry came in is not known: its own time stands for it. */
async function takeOver(database: Database, { hasTenant }: Earlier): Promise<void> {
  const tenant = hasTenant ? sql.ref('tenant') : sql.lit('demo');
  const { rows } = await sql<EarlierRow>`
    select ${tenant} as tenant, service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code
    from ${sql.table(earlierName)}`.execute(database);
  for (const row of rows) {
    const { tenant: of, service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code } = row;
    await sql`
      insert into feedback (id, tenant, service, card, outcome, outcome_timestamp, received_at, accepted, reason_system, reason_code)
      values (${feedbackId(row)}, ${of}, ${service}, ${card}, ${outcome}, ${outcome_timestamp}, ${outcome_timestamp},
              ${accepted}, ${reason_system}, ${reason_code})
      on conflict do nothing`.execute(database);
  }
  await database.schema.dropTable(earlierName).execute();
}
