/** What the job needs is away for now: it is tried again without end, ever more rarely, and is never given up. */
export class TryLater extends Error {}

/** Trying again would change nothing: the job is given up at once, and the message says why. */
export class GiveUp extends Error {}
