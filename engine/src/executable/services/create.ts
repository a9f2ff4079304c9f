import type { FileService, ResourceService } from '../../plugins/services.ts';
import type { Store } from '../../store/store.ts';

export function createFiles(
  root: string,
  store: Store,
  options: { network: boolean; dryRun?: boolean },
): { files: FileService; resources: ResourceService } {
  return { files: {} as FileService, resources: {} as ResourceService };
}
