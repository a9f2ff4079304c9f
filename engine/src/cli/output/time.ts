/** `Y-m-d H:i:s` in the machine's time zone, as Drush shows times; blank for none. */
export function localTime(milliseconds: number | null): string {
  if (milliseconds === null || Number.isNaN(milliseconds)) {
    return '';
  }
  const time = new Date(milliseconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
