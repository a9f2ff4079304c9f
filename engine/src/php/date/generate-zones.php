<?php

/**
 * Prints zones.generated.json: what PHP's time zone database says beyond the offsets that Intl knows. Usage:
 * php generate-zones.php > zones.generated.json
 *
 * zones: name -> list of [offset, abbreviation, daylight saving], latest first. abbreviations: name -> [offset, daylight saving].
 */

$zones = [];
foreach (timezone_identifiers_list(DateTimeZone::ALL_WITH_BC) as $name) {
  $kinds = [];
  // Debian's system database lists files that are no zones; names like CET are read as abbreviations and have no transitions.
  $zone = @timezone_open($name);
  if (!$zone) {
    continue;
  }
  foreach (array_reverse($zone->getTransitions(-2145916800, 2145916800) ?: []) as $transition) {
    $key = $transition['offset'] . $transition['abbr'];
    $kinds[$key] ??= [$transition['offset'], $transition['abbr'], (int) $transition['isdst']];
  }
  $zones[$name] = array_values($kinds);
}
$abbreviations = [];
foreach (timezone_abbreviations_list() as $name => $kinds) {
  $abbreviations[$name] = [$kinds[0]['offset'], (int) $kinds[0]['dst']];
}
$lines = [];
foreach ($zones as $name => $kinds) {
  $lines[] = json_encode($name, JSON_UNESCAPED_SLASHES) . ':' . json_encode($kinds);
}
echo '{"zones":{', "\n", implode(",\n", $lines), "\n}, \"abbreviations\":", json_encode($abbreviations), "}\n";
