<?php

/**
 * Writes the answers of a real PHP 8.2 beside the calls that php-answers.generated.json lists. Usage:
 * php -n -d extension=mbstring -d extension=ctype -d extension=iconv generate-answers.php php-answers.generated.json
 *
 * An entry is [function, serialized arguments, answer] or, for dates, [..., time zone]. The answer is the serialized result, or
 * "EX Class: message". To add calls, add entries with an empty answer and run this.
 */

$lines = [];
foreach (json_decode(file_get_contents($argv[1]), TRUE) as $entry) {
  date_default_timezone_set($entry[3] ?? 'UTC');
  ob_start();
  try {
    $entry[2] = serialize(@call_user_func_array($entry[0], unserialize($entry[1])));
  }
  catch (Throwable $e) {
    $entry[2] = 'EX ' . get_class($e) . ': ' . $e->getMessage();
  }
  ob_end_clean();
  $lines[] = json_encode($entry, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
}
file_put_contents($argv[1], "[\n" . implode(",\n", $lines) . "\n]\n");
