/**
 * What PHP code throws. Drupal catches `\Exception` in places where it lets `\Error` through, so the two are kept apart;
 * `className` is the PHP class as Drupal reports it.
 */
export abstract class PhpThrowable extends Error {
  abstract readonly className: string;
  /** `FILE:LINE` where it was thrown, for what the workspace's own JavaScript threw. */
  location?: string | undefined;
}

/** A PHP `\Exception` of any class. */
export class PhpException extends PhpThrowable {
  constructor(
    readonly className: string,
    message: string,
  ) {
    super(message);
  }
}

/** A PHP `\Error`: TypeError, ValueError, ArgumentCountError, DivisionByZeroError, Error. */
export class PhpError extends PhpThrowable {
  constructor(
    readonly className:
      | 'Error'
      | 'TypeError'
      | 'ValueError'
      | 'ArgumentCountError'
      | 'DivisionByZeroError'
      | 'ArithmeticError',
    message: string,
  ) {
    super(message);
  }
}
