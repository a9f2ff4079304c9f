import { PhpException } from '../../php/errors.ts';
import type { HttpOptions } from '../../plugins/services.ts';

/** Drupal's HTTP client gives up after this many seconds. */
const TIMEOUT_SECONDS = 30;

/** Sends a request and gives the answer, whose body is still to come. */
export type Request = (url: string, options: HttpOptions) => Promise<Response>;

/**
 * HTTP as Guzzle does it for Drupal.
 * @throws PhpException with Guzzle's class and text: ConnectException, RequestException, and for answers from 400 on
 *   ClientException and ServerException
 */
export async function request(url: string, options: HttpOptions): Promise<Response> {
  const address = checkedAddress(url, options.query);
  const method = options.method ?? 'GET';
  const seconds = options.timeoutSeconds || TIMEOUT_SECONDS;
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      headers: { 'User-Agent': 'MigrateWorkbench', ...options.headers },
      signal: AbortSignal.timeout(seconds * 1000),
    });
  } catch (error) {
    throw transportError(error, address, seconds);
  }
  if (response.status < 400 || options.ignoreStatus) return response;
  await response.body?.cancel();
  throw statusError(method, response, response.redirected ? response.url : url);
}

/** Request for runs that must not use the network. @throws PhpException always */
export async function refuseRequest(url: string): Promise<Response> {
  throw new PhpException(
    'GuzzleHttp\\Exception\\ConnectException',
    `${url} was not requested: this run may not use the network`,
  );
}

/** The bytes of an answer. @throws PhpException when the connection breaks */
export async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
  try {
    if (response.body) for await (const piece of response.body) yield piece;
  } catch (error) {
    throw transportError(error, new URL(response.url), TIMEOUT_SECONDS);
  }
}

/** A URL that curl would take. Without a scheme curl takes the first part for a host. */
function checkedAddress(url: string, query: string | undefined): URL {
  if (url === '') throw curlError(3, 'URL using bad/illegal format or missing URL', '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) throw curlError(6, `Could not resolve host: ${url.split(/[/?#]/)[0]}`, url);
  if (scheme !== 'http' && scheme !== 'https') {
    throw curlError(1, `Protocol "${scheme}" not supported or disabled in libcurl`, url);
  }
  if (!URL.canParse(url)) throw curlError(3, 'URL using bad/illegal format or missing URL', url);
  const address = new URL(url);
  if (query !== undefined) address.search = query;
  return address;
}

function statusError(method: string, response: Response, url: string): PhpException {
  const isClients = response.status < 500;
  return new PhpException(
    `GuzzleHttp\\Exception\\${isClients ? 'Client' : 'Server'}Exception`,
    `${isClients ? 'Client' : 'Server'} error: \`${method} ${url}\` resulted in a \`${response.status} ${response.statusText}\` response`,
  );
}

/** What Node's fetch reports, as curl would. */
function transportError(error: unknown, address: URL, seconds: number): PhpException {
  const [number, text] = curlText(error, address, seconds);
  return curlError(number, text, address.href);
}

function curlText(error: unknown, address: URL, seconds: number): readonly [number, string] {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return [28, `Operation timed out after ${Math.round(seconds * 1000)} milliseconds with 0 bytes received`];
  }
  const code = codeOf(error);
  const port = address.port || (address.protocol === 'https:' ? '443' : '80');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return [6, `Could not resolve host: ${address.hostname}`];
  if (code === 'UND_ERR_CONNECT_TIMEOUT')
    return [28, `Connection timed out after ${Math.round(seconds * 1000)} milliseconds`];
  if (code === 'UND_ERR_SOCKET') return [52, 'Empty reply from server'];
  if (code === 'ECONNRESET') return [56, 'Recv failure: Connection reset by peer'];
  if (/CERT|SSL|TLS/.test(code)) return [60, `SSL certificate problem: ${messageOf(error)}`];
  return [7, `Failed to connect to ${address.hostname} port ${port} after 0 ms: Couldn't connect to server`];
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof AggregateError) return codeOf({ ...new Error(), cause: cause.errors[0] });
  const holder: unknown = cause ?? error;
  return typeof holder === 'object' && holder !== null && 'code' in holder ? String(holder.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
}

const CONNECTION_ERRORS = new Set([6, 7, 28, 35, 52]);

function curlError(number: number, text: string, url: string): PhpException {
  const where = url === '' || text.includes(url) ? '' : ` for ${url}`;
  return new PhpException(
    `GuzzleHttp\\Exception\\${CONNECTION_ERRORS.has(number) ? 'Connect' : 'Request'}Exception`,
    `cURL error ${number}: ${text} (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)${where}`,
  );
}
