import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { bytesOf, type Disk } from './disk.ts';

/**
 * Files outside the state folder that were moved: they are never touched, so a note says that they count as gone. The
 * note is about this very file: once it changes, it is there again.
 */
export interface MovedSources {
  isGone(file: string): Promise<boolean>;
  markGone(file: string): Promise<void>;
}

/** Notes below the folder of the streams. */
export function movedSources(folder: string, disk: Disk): MovedSources {
  const noteOf = (file: string) => path.join(folder, '.moved', createHash('sha256').update(file).digest('hex'));
  return {
    isGone: async (file) => {
      const note = noteOf(file);
      if ((await disk.kind(note)) !== 'file') return false;
      const noted = await bytesOf(disk.content(note));
      return new TextDecoder().decode(noted) === (await fingerprint(file));
    },
    markGone: async (file) => {
      await disk.makeDirectory(path.join(folder, '.moved'));
      await disk.put(noteOf(file), { bytes: new TextEncoder().encode(await fingerprint(file)) });
    },
  };
}

async function fingerprint(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  return `${size} ${mtimeMs}`;
}
