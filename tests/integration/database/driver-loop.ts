import { Database } from '~db/sqlite'

/**
 * Run by the driver's test, in a process of its own: prepares `statements` statements on a file. The first half falls to
 * V8's own collections, some of them between two microtasks, where it has no context: there version 12 aborts on Node
 * 24.19 and later. The second half is collected by force.
 */
const [file, count] = process.argv.slice(2) as [string, string]
const statements = Number(count)
const sqlite = new Database(file)
sqlite.pragma('journal_mode = WAL')
sqlite.exec('CREATE TABLE rows (number INTEGER)')

let sum = 0
for (let number = 1; number <= statements; number += 1) {
  if (number % 1000 === 0) sqlite.prepare('INSERT INTO rows (number) VALUES (?)').run(number)
  else sum += sqlite.prepare('SELECT ? + count(*) - count(*) FROM rows').pluck().get(1) as number
  if (number < statements / 2) await new Promise<void>((resolve) => queueMicrotask(() => resolve()))
  else if (number % 250 === 0) globalThis.gc!()
}
process.stdout.write(String(sum + (sqlite.prepare('SELECT count(*) FROM rows').pluck().get() as number)))
