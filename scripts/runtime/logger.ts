import { pino } from 'pino'

export const logger = (level: string) => pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
