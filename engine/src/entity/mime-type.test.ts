import { expect, it } from 'vitest';
import { guessMimeType } from './mime-type.ts';

// Facts of Drupal's table; registries have other types for wav and key, and some for md.
it.each([
  ['public://a/photo.JPG', 'image/jpeg'],
  ['public://my.awesome.image.jpeg', 'image/jpeg'],
  ['public://sound.wav', 'audio/x-wav'],
  ['public://ring.key', 'application/pgp-keys'],
  ['public://font.pcf.Z', 'application/x-font'],
  ['public://notes.md', 'application/octet-stream'],
  ['public://jpg', 'application/octet-stream'],
  ['public://none', 'application/octet-stream'],
])('guesses the type of %s as Drupal does', (uri, type) => {
  expect(guessMimeType(uri)).toBe(type);
});
