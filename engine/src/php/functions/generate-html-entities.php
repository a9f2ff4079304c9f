<?php

/**
 * Prints html-entities.generated.json: the named entities of HTML 4.01 and HTML 5 as PHP writes them, and further HTML 5 names that
 * it reads. Usage: php generate-html-entities.php > html-entities.generated.json
 */

function names(int $documentType): array {
  $names = [];
  foreach (get_html_translation_table(HTML_ENTITIES, ENT_QUOTES | $documentType, 'UTF-8') as $character => $entity) {
    if ($entity[1] !== '#') {
      $names[substr($entity, 1, -1)] = $character;
    }
  }
  return $names;
}

$html401 = names(ENT_HTML401);
$html5 = names(ENT_HTML5);
$aliases = [];
foreach ([...array_keys($html401), 'AMP', 'LT', 'GT', 'QUOT', 'COPY', 'REG'] as $name) {
  $character = html_entity_decode("&$name;", ENT_QUOTES | ENT_HTML5, 'UTF-8');
  if (!isset($html5[$name]) && $character !== "&$name;") {
    $aliases[$name] = $character;
  }
}
foreach ($html5 as $name => $character) {
  foreach ([strtolower($name), strtoupper($name), ucfirst($name)] as $other) {
    $decoded = html_entity_decode("&$other;", ENT_QUOTES | ENT_HTML5, 'UTF-8');
    if (!isset($html5[$other]) && $decoded !== "&$other;") {
      $aliases[$other] = $decoded;
    }
  }
}
$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
echo json_encode(['html401' => $html401, 'html5' => $html5, 'html5Aliases' => $aliases], $flags), "\n";
