/** The search engine cannot answer now: not reachable, too slow, not ready. Never to be shown as "nothing found". */
export class SearchUnavailable extends Error {
  constructor(cause?: unknown) {
    super(cause instanceof Error ? `search is unavailable: ${cause.message}` : 'search is unavailable', { cause })
    this.name = 'SearchUnavailable'
  }
}

/** An index is not there: it has not been built yet, or somebody removed it. */
export class IndexMissing extends SearchUnavailable {
  constructor(cause?: unknown) {
    super(cause)
    this.name = 'IndexMissing'
  }
}

/** The engine said nothing for as long as one waits for it. */
export class SearchSilent extends SearchUnavailable {
  constructor(milliseconds: number) {
    super(new Error(`no answer within ${milliseconds} ms`))
    this.name = 'SearchSilent'
  }
}

/** The engine took a task and could not carry it out. */
export class SearchTaskFailed extends Error {
  constructor(task: string, reason: string) {
    super(`search task ${task} failed: ${reason}`)
    this.name = 'SearchTaskFailed'
  }
}
