/** Why a request to the engine got no answer: its process ended. `hung` was ended by us, `closed` was asked to end. */
export class EngineEnded extends Error {
  constructor(
    readonly reason: 'died' | 'hung' | 'closed',
    readonly code: number | null,
    readonly signal: string | null,
    /** The last lines that the process wrote. */
    readonly lastWords: readonly string[],
  ) {
    super(`The migration engine ${HOW[reason]}${reason === 'died' ? ` (${signal ?? `exit code ${code}`})` : ''}.`);
  }
}

const HOW = {
  died: 'ended unexpectedly',
  hung: 'did not answer any more and was ended',
  closed: 'is closed',
} as const;
