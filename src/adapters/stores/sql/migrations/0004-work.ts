import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** Lists and runs through them, shares; one vote a person and message; what was done about a question; who asked last in a thread. */
export async function keepWork(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lists')
    .addColumn('team', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('newest', 'integer', required)
    .addColumn('own', 'integer', required)
    .addColumn('retired', 'integer', required)
    .addPrimaryKeyConstraint('lists_key', ['team', 'id'])
    .execute()
  await db.schema
    .createTable('list_versions')
    .addColumn('team', 'text', required)
    .addColumn('list', 'text', required)
    .addColumn('version', 'integer', required)
    .addColumn('title', 'text', required)
    .addColumn('items', 'text', required)
    .addColumn('person', 'text')
    .addColumn('at', 'bigint', required)
    .addPrimaryKeyConstraint('list_versions_key', ['team', 'list', 'version'])
    .addForeignKeyConstraint('list_versions_of', ['team', 'list'], 'lists', ['team', 'id'])
    .execute()
  await db.schema
    .createTable('runs')
    .addColumn('team', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('list', 'text', required)
    .addColumn('version', 'integer', required)
    .addColumn('title', 'text', required)
    .addColumn('person', 'text')
    .addColumn('channel', 'text')
    .addColumn('message', 'text')
    .addColumn('state', 'text', required)
    .addColumn('nudges', 'integer', required)
    .addColumn('at', 'bigint', required)
    .addColumn('changed_at', 'bigint', required)
    .addColumn('revision', 'integer', required)
    .addPrimaryKeyConstraint('runs_key', ['team', 'id'])
    .addForeignKeyConstraint('runs_of', ['team', 'list', 'version'], 'list_versions', ['team', 'list', 'version'])
    .execute()
  await db.schema
    .createTable('run_items')
    .addColumn('team', 'text', required)
    .addColumn('run', 'text', required)
    .addColumn('item', 'text', required)
    .addColumn('ticked_by', 'text')
    .addColumn('ticked_at', 'bigint')
    .addColumn('note', 'text', required)
    .addColumn('owned_by', 'text')
    .addColumn('due', 'text')
    .addPrimaryKeyConstraint('run_items_key', ['team', 'run', 'item'])
    .addForeignKeyConstraint('run_items_of', ['team', 'run'], 'runs', ['team', 'id'], (key) => key.onDelete('cascade'))
    .execute()
  await db.schema.createIndex('run_items_owner').on('run_items').columns(['team', 'owned_by']).execute()
  await db.schema
    .createTable('shares')
    .addColumn('team', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('channel', 'text', required)
    .addColumn('person', 'text')
    .addColumn('words', 'text', required)
    .addColumn('refs', 'text', required)
    .addColumn('at', 'bigint', required)
    .addPrimaryKeyConstraint('shares_key', ['team', 'id'])
    .execute()

  for (const column of ['settled', 'settled_by']) {
    await db.schema.alterTable('questions').addColumn(column, 'text').execute()
  }
  await db.schema.alterTable('questions').addColumn('settled_at', 'bigint').execute()
  await db.schema.createIndex('questions_team').on('questions').columns(['team', 'at']).execute()
  await db.schema.alterTable('threads').addColumn('person', 'text').execute()
  await keepOneVoteEach(db as Kysely<VotesBefore>)
}

interface VotesBefore {
  votes: Record<'team' | 'channel' | 'message' | 'person' | 'passage_ids' | 'helpful' | 'at', string>
  one_vote_each: Record<string, string>
}

/** SQLite changes no key in place. Of a private message nothing told which it was but the passages judged. */
async function keepOneVoteEach(db: Kysely<VotesBefore>): Promise<void> {
  await db.schema
    .createTable('one_vote_each')
    .addColumn('team', 'text', required)
    .addColumn('channel', 'text', required)
    .addColumn('message', 'text', required)
    .addColumn('person', 'text')
    .addColumn('helpful', 'integer', required)
    .addColumn('reason', 'text')
    .addColumn('reply', 'text')
    .addColumn('passage_ids', 'text', required)
    .addColumn('at', 'bigint', required)
    .addUniqueConstraint('votes_one_a_message', ['team', 'channel', 'message', 'person'])
    .execute()
  const columns = ['team', 'channel', 'person', 'helpful', 'passage_ids', 'at'] as const
  await db
    .insertInto('one_vote_each')
    .columns([...columns, 'message'])
    .expression(
      db
        .selectFrom('votes')
        .select(columns)
        .select((row) =>
          row.case().when('message', '=', '').then(row.ref('passage_ids')).else(row.ref('message')).end().as('message'),
        )
        // Those before were one for each set of passages: the last is what the person meant.
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('votes as later')
                .select('later.at')
                .whereRef('later.team', '=', 'votes.team')
                .whereRef('later.channel', '=', 'votes.channel')
                .whereRef('later.message', '=', 'votes.message')
                .whereRef('later.person', '=', 'votes.person')
                .where('votes.message', '<>', '')
                .where((later) =>
                  later.or([
                    later('later.at', '>', row.ref('votes.at')),
                    later.and([
                      later('later.at', '=', row.ref('votes.at')),
                      later('later.passage_ids', '>', row.ref('votes.passage_ids')),
                    ]),
                  ]),
                ),
            ),
          ),
        ),
    )
    .execute()
  await db.schema.dropTable('votes').execute()
  await db.schema.alterTable('one_vote_each').renameTo('votes').execute()
  await db.schema.createIndex('votes_team').on('votes').columns(['team', 'at']).execute()
}
