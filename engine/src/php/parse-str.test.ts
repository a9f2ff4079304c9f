import { describe, expect, it } from 'vitest';
import { parseStr } from './parse-str.ts';
import { serialize } from './serialize.ts';

/** Query strings and what PHP 8.2 serializes of their variables. */
const CASES: readonly (readonly [string, string])[] = [
  ['a=1&b=2', 'a:2:{s:1:"a";s:1:"1";s:1:"b";s:1:"2";}'],
  ['a[]=1&a[]=2', 'a:1:{s:1:"a";a:2:{i:0;s:1:"1";i:1;s:1:"2";}}'],
  ['a[b][c]=x&a[b][d]=y', 'a:1:{s:1:"a";a:1:{s:1:"b";a:2:{s:1:"c";s:1:"x";s:1:"d";s:1:"y";}}}'],
  ['a.b=1&c d=2', 'a:2:{s:3:"a_b";s:1:"1";s:3:"c_d";s:1:"2";}'],
  ['[a]=1&[]=5&=5', 'a:0:{}'],
  ['a[b=1', 'a:1:{s:3:"a_b";s:1:"1";}'],
  ['a[b][c=1', 'a:1:{s:1:"a";a:1:{s:1:"b";s:1:"1";}}'],
  ['a[b]x[c]=1', 'a:1:{s:1:"a";a:1:{s:1:"b";s:1:"1";}}'],
  ['a=1&a[]=2', 'a:1:{s:1:"a";a:1:{i:0;s:1:"2";}}'],
  ['a[5]=x&a[]=y', 'a:1:{s:1:"a";a:2:{i:5;s:1:"x";i:6;s:1:"y";}}'],
  ['a&&b=', 'a:2:{s:1:"a";s:0:"";s:1:"b";s:0:"";}'],
  ['a%20b[c%20d.e]=%41+b', 'a:1:{s:3:"a_b";a:1:{s:5:"c d.e";s:3:"A b";}}'],
  ['a[ ]=1', 'a:1:{s:1:"a";a:1:{i:0;s:1:"1";}}'],
  ['1=x&01=y', 'a:2:{i:1;s:1:"x";s:2:"01";s:1:"y";}'],
  ['a[[b]=1', 'a:1:{s:1:"a";a:1:{s:2:"[b";s:1:"1";}}'],
  ['a%00b=1', 'a:1:{s:1:"a";s:1:"1";}'],
  ['a.b[c.d=1', 'a:1:{s:7:"a_b_c_d";s:1:"1";}'],
];

describe('parse_str', () => {
  it.each(CASES)('reads %j as PHP does', (query, expected) => {
    expect(serialize(parseStr(query))).toBe(expected);
  });
});
