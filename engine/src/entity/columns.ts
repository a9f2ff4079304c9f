import { stringOf, toFloat, toInt } from '../php/casts.ts';
import { castFloat } from '../php/numeric.ts';
import { type Json, toJson, type Value } from '../php/value.ts';
import type { FieldColumn, FieldDefinition, SiteModel } from '../site/model.ts';

/** How a value looks after it went through a column of the database and back: text, NULL, or an unserialized array. */
export type Cast = (value: Value) => Json;

const castInt: Cast = (value) => (value === null ? null : String(toInt(value)));
const castText: Cast = (value) => (value === null ? null : stringOf(value));
const castReal: Cast = (value) => (value === null ? null : castFloat(toFloat(value)));

/** By the column's type in the schema: `SqlContentEntityStorageSchema::castValue()` and the database's own affinity. */
const CASTS: Readonly<Record<string, Cast>> = {
  int: castInt,
  float: castReal,
  numeric: castReal,
  varchar: castText,
  varchar_ascii: castText,
  char: castText,
  text: castText,
  blob: castText,
};

/** The cast of a field's column. */
export function castOf(column: FieldColumn, field: FieldDefinition, site: SiteModel): Cast {
  if (column.serialize) return serialized(column);
  if (field.type === 'decimal') return rounded(field.settings.scale ?? 2);
  const cast = CASTS[column.type];
  if (cast) return cast;
  // The column of a reference takes the type of the target's id.
  const target = field.settings.target_type;
  return typeof target === 'string' && site.entityTypes.get(target)?.idType === 'string' ? castText : castInt;
}

/** A link's options are an empty array where none are given; other serialized columns keep NULL. */
function serialized(column: FieldColumn): Cast {
  return column.name === 'options' ? (value) => (value === null ? [] : toJson(value)) : toJson;
}

/** `DecimalItem::preSave()`: rounded to the scale, halves away from zero; the column then drops trailing zeros. */
function rounded(scale: Value): Cast {
  const factor = 10 ** Number(toInt(scale));
  return (value) => {
    if (value === null) return null;
    const number = toFloat(value);
    if (!Number.isFinite(number)) return castFloat(number);
    // 15 significant digits, as PHP rounds first, so that 1.005 counts as it is written.
    const scaled = Number((Math.abs(number) * factor).toPrecision(15));
    return castFloat((Math.sign(number) * Math.round(scaled)) / factor);
  };
}
