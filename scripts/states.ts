import './runtime/one-line'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { statesAsText } from '~/domain/states'

/** Writes docs/states.md from the definitions. */
writeFileSync(path.join(import.meta.dirname, '../docs/states.md'), statesAsText())
