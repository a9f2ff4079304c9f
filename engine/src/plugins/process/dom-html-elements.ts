const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** The elements of HTML 4, all that libxml knows. Others are kept, with a warning. */
export const HTML4_ELEMENTS = words(
  'a abbr acronym address applet area b base basefont bdo big blockquote body br button caption center cite code col ' +
    'colgroup dd del dfn dir div dl dt em embed fieldset font form frame frameset h1 h2 h3 h4 h5 h6 head hr html i iframe ' +
    'img input ins isindex kbd label legend li link map menu meta noframes noscript object ol optgroup option p param pre ' +
    'q s samp script select small span strike strong style sub sup table tbody td textarea tfoot th thead title tr tt u ul var',
);

/** Elements without content. */
export const EMPTY_ELEMENTS = words('area base basefont br col frame hr img input isindex link meta param');

/** Attributes that libxml gives their own name for a value where they have none. */
export const BOOLEAN_ATTRIBUTES = words(
  'checked compact declare defer disabled ismap multiple nohref noresize noshade nowrap readonly selected',
);

/** Elements whose missing end tag libxml complains about. */
export const NEEDING_END = words('b big center em font i s small strike strong sub sup tt u');

/** By open element: the elements whose start tag ends it. */
export const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['a', 'a fieldset table td th'],
    ['address', 'dd dl dt form li ul'],
    ['b', 'center p td th'],
    ['big', 'p'],
    ['caption', 'col colgroup tbody tfoot thead tr'],
    ['colgroup', 'colgroup tbody tfoot thead tr'],
    ['dd', 'dt'],
    ['dir', 'dd dl dt form ul'],
    ['dl', 'form li'],
    ['dt', 'dd dl'],
    ['font', 'center td th'],
    ['form', 'form'],
    ['h1', 'fieldset form li p table'],
    ['h2', 'fieldset form li p table'],
    ['h3', 'fieldset form li p table'],
    ['h4', 'fieldset form li p table'],
    ['h5', 'fieldset form li p table'],
    ['h6', 'fieldset form li p table'],
    ['i', 'center p td th'],
    ['legend', 'fieldset'],
    ['li', 'li'],
    ['listing', 'dd dl dt fieldset form li table ul'],
    ['menu', 'dd dl dt form ul'],
    ['ol', 'form ul'],
    ['option', 'optgroup option'],
    [
      'p',
      'address blockquote caption center col colgroup dd dir div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr li listing menu ol p pre table tbody td tfoot th title tr ul xmp',
    ],
    ['pre', 'dd dl dt fieldset form li table ul'],
    ['s', 'p'],
    ['small', 'p'],
    ['span', 'td th'],
    ['strike', 'p'],
    ['tbody', 'tbody tfoot'],
    ['td', 'tbody td tfoot th tr'],
    ['tfoot', 'tbody'],
    ['th', 'tbody td tfoot th tr'],
    ['thead', 'tbody tfoot'],
    ['tr', 'tbody tfoot tr'],
    ['tt', 'p'],
    ['u', 'p td th'],
    ['ul', 'address form menu ol pre'],
    ['xmp', 'dd dl dt fieldset form li table ul'],
  ].map(([open = '', starting = '']) => [open, words(starting)] as const),
);

/** How far an end tag without its start tag reaches: it ends no element of a higher rank. Others have 100. */
export const END_RANKS: ReadonlyMap<string, number> = new Map([
  ['div', 150],
  ['td', 160],
  ['th', 160],
  ['tr', 170],
  ['thead', 180],
  ['tbody', 180],
  ['tfoot', 180],
  ['table', 190],
  ['head', 200],
  ['body', 200],
  ['html', 220],
]);
