/** The database cannot be used: what happened and what to do, in words for a person. */
export class StoreError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** Another process gave out the same entity ids since this batch began. Nothing of the batch was written. */
export class SequenceConflictError extends StoreError {
  constructor(type: string) {
    super(
      `Another process saved entities of type ${type} at the same time. Nothing of the last batch was written: run again.`,
      'SEQUENCE_CONFLICT',
    );
  }
}
