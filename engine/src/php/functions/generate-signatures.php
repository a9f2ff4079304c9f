<?php

/**
 * Prints signatures.generated.json: the parameters of PHP's internal functions, as reflection of a PHP 8.2 with the extensions
 * that Drupal needs knows them. Usage: php generate-signatures.php > signatures.generated.json
 *
 * A function is a list of [name, types] or [name, types, default]; "&" before a name: by reference, "...": variadic,
 * "?" optional without a known default.
 */

$extensions = ['Core', 'standard', 'ctype', 'mbstring', 'date', 'json', 'pcre', 'hash', 'filter', 'random', 'iconv', 'SPL',
  'libxml', 'dom', 'SimpleXML', 'fileinfo', 'tokenizer', 'zlib', 'openssl', 'session', 'posix'];
$signatures = [];
foreach ($extensions as $extension) {
  foreach (get_extension_funcs($extension) ?: [] as $name) {
    $parameters = [];
    foreach ((new ReflectionFunction($name))->getParameters() as $parameter) {
      $default = $parameter->isDefaultValueAvailable();
      $flags = ($parameter->isPassedByReference() ? '&' : '') . ($parameter->isVariadic() ? '...' : '')
        . ($parameter->isOptional() && !$default && !$parameter->isVariadic() ? '?' : '');
      $entry = [$flags . $parameter->getName(), (string) ($parameter->getType() ?? 'mixed')];
      if ($default) {
        $entry[] = $parameter->getDefaultValue();
      }
      $parameters[] = $entry;
    }
    $signatures[$name] = $parameters;
  }
}
ksort($signatures);
$lines = [];
foreach ($signatures as $name => $parameters) {
  $lines[] = json_encode($name) . ': ' . json_encode($parameters, JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR);
}
echo "{\n", implode(",\n", $lines), "\n}\n";
