import type { EntityDraft, MessageService, Services } from '../services.ts';

/** Says once a run that fields are stored without knowing them, where no configuration of a site was found. */
export class UnknownFieldsNotice {
  private pending: boolean;

  constructor(
    private readonly services: Pick<Services, 'site'> & { readonly messages: Pick<MessageService, 'display'> },
  ) {
    this.pending = !services.site.known;
  }

  check({ type, bundle, values }: EntityDraft): void {
    if (!this.pending) return;
    const fields = this.services.site.fields(type, bundle);
    for (const name of values.keys()) {
      if (typeof name !== 'string' || !name.startsWith('field_') || fields.has(name)) continue;
      this.pending = false;
      this.services.messages.display('No configuration of a site was found: fields are stored as given.', 'status');
      return;
    }
  }
}
