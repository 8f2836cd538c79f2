import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { linesOf } from '../../scripts/backup/lines.ts'
import { statementsIn } from '../../scripts/backup/statements.ts'
import { filesIn, textOf } from '../architecture/source-files.ts'

const MIGRATIONS = filesIn('migrations', /\.sql$/)

async function split(sql: string): Promise<string[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'uptrend-')), 'dump.sql')
  writeFileSync(file, sql)
  return await Array.fromAsync(statementsIn(linesOf(file)))
}

describe('statements', () => {
  test('end at a semicolon that is in no text, name or comment, and a trigger ends with its own', async () => {
    const whole = [
      "INSERT INTO a VALUES ('it''s; \n\n-- x', \"b;\", [c;], `d;`);",
      "-- it's; \"no\nSELECT 1 /* ; it's\n*/ + 1;",
      'CREATE TRIGGER t AFTER UPDATE ON a BEGIN\n  UPDATE a SET b = 1; -- and then\n  SELECT CASE 1 WHEN 1 THEN 2 END;\nEND;',
      'SELECT 2;',
    ]
    expect(await split(`${whole.join('\n')}\n-- over`)).toEqual(whole)
    expect(await split(whole.join(' '))).toEqual(whole)
  })

  test('of the migrations make the same database one by one as at once', async () => {
    const schema = (database: DatabaseSync) =>
      database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()
    const oneByOne = new DatabaseSync(':memory:')
    const atOnce = new DatabaseSync(':memory:')
    for (const path of MIGRATIONS) {
      for (const statement of await split(textOf(path))) oneByOne.prepare(statement).run()
      atOnce.exec(textOf(path))
    }
    expect(schema(oneByOne)).toEqual(schema(atOnce))
    expect(schema(oneByOne).length).toBeGreaterThan(20)
  })

  test.each(['SELECT 1; SELECT 2', "SELECT 'a;", 'CREATE TRIGGER t AFTER UPDATE ON a BEGIN SELECT 1;'])(
    'that were cut off are refused: %s',
    async (sql) => {
      await expect(split(sql)).rejects.toThrow('cut off')
    },
  )
})
