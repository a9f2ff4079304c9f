import type { EntityDocument, EntityDraft, StoredEntity } from '../plugins/services.ts';
import { shareUntranslatable } from './compose.ts';
import type { SavePlan } from './save-plan.ts';

/** The translation that a draft is for, where that is not the entity's own language. */
export function translationOf(draft: EntityDraft, original: StoredEntity | undefined): string | undefined {
  return original && draft.translation !== original.langcode ? draft.translation : undefined;
}

/** Puts what was saved, the default translation or another one, together with the rest of the entity. */
export function mergeTranslations(
  plan: SavePlan,
  saved: StoredEntity,
  original: StoredEntity,
  translation: string | undefined,
): StoredEntity {
  if (translation === undefined) {
    if (!original.translations) return saved;
    return ofRevision(plan, {
      ...saved,
      translations: shareUntranslatable(plan, saved.fields, original.translations),
    });
  }
  const all = shareUntranslatable(plan, saved.fields, {
    ...original.translations,
    [original.langcode]: original.fields,
  });
  const { [original.langcode]: main = original.fields, ...others } = all;
  const { revisionId } = saved;
  const translations = { ...others, [translation]: saved.fields };
  return ofRevision(plan, { ...original, revisionId, fields: main, translations });
}

/** All languages of a revision have its number. */
function ofRevision({ revisionField }: SavePlan, entity: StoredEntity): StoredEntity {
  if (revisionField === undefined || entity.revisionId === null) return entity;
  const number = [{ value: String(entity.revisionId) }];
  const numbered = (fields: EntityDocument): EntityDocument => ({ ...fields, [revisionField]: number });
  const translations = Object.entries(entity.translations ?? {}).map(([langcode, fields]) => [
    langcode,
    numbered(fields),
  ]);
  return { ...entity, fields: numbered(entity.fields), translations: Object.fromEntries(translations) };
}
