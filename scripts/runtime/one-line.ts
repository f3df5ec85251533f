import { forgetEmptySettings } from '~/settings.server'
import { endWithOneLine } from './faults'

/*
 * The first import of every command that does its work and ends: whatever goes wrong from here on, while its other imports are
 * read, in its work or in writing what it says, ends it with one line and 1.
 */
process.on('uncaughtException', endWithOneLine)
process.stdout.on('error', endWithOneLine)
forgetEmptySettings()
