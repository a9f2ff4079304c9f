import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ResourceService } from '../../plugins/services.ts';
import { type FilePlaces, readablePath } from './file-places.ts';

/** Bytes that a source takes at a time. */
const PIECE = 1 << 18;

/** How sources read local files. */
export function createResourceService(places: FilePlaces): ResourceService {
  const resolve = (uri: string) => readablePath(places, uri);
  return {
    resolve,
    open: async (uri) => {
      const file = await resolve(uri);
      if (file === undefined || !(await stat(file)).isFile()) return undefined;
      return createReadStream(file, { highWaterMark: PIECE });
    },
  };
}
