/** JSON, and what only looks like it, each with the status that it must get: 200 where it is legal, however odd. */

/** Name, the text of one member's value, status. */
export type HostileValue = readonly [string, string, 200 | 400];
/** Name, the whole body, status. */
export type HostileBody = readonly [string, Buffer, 200 | 400];

function nested(open: string, close: string, levels: number): string {
  return `${open.repeat(levels)}1${close.repeat(levels)}`;
}

function members(count: number, name: (index: number) => string): string {
  return `{${Array.from({ length: count }, (_, index) => `"${name(index)}":1`).join(',')}}`;
}

const plain = (index: number): string => `k${index}`;
const list = (count: number, item: string): string => `[${Array.from({ length: count }, () => item).join(',')}]`;

/** A value stands one level deep already: 99 more make the 100 that are allowed. */
const nesting: readonly HostileValue[] = [
  ['objects 100 deep', nested('{"a":', '}', 99), 200],
  ['objects 101 deep', nested('{"a":', '}', 100), 400],
  ['objects 10,000 deep', nested('{"a":', '}', 10_000), 400],
  ['objects 100,000 deep', nested('{"a":', '}', 100_000), 400],
  ['arrays 100 deep', nested('[', ']', 99), 200],
  ['arrays 101 deep', nested('[', ']', 100), 400],
  ['arrays 10,000 deep', nested('[', ']', 10_000), 400],
  ['arrays 100,000 deep', nested('[', ']', 100_000), 400],
  ['both 99 deep', nested('{"a":[', ']}', 49), 200],
  ['both 101 deep', nested('{"a":[', ']}', 50), 400],
  ['both 100,000 deep', nested('[{"a":', '}]', 50_000), 400],
  ['100,000 arrays never closed', '['.repeat(100_000), 400],
  ['100,000 objects never closed', '{"a":'.repeat(100_000), 400],
  ['closed before it is opened', `${']'.repeat(1000)}${'['.repeat(1000)}`, 400],
  ['closed crosswise', '[{]}', 400],
  ['1,000 arrays side by side', list(1000, '[[]]'), 200],
  ['brackets in a string', JSON.stringify('[{'.repeat(5000)), 200],
  ['1,000,001 empty objects', list(1_000_001, '{}'), 400],
];

const manyMembers: readonly HostileValue[] = [
  ['200 members', members(200, plain), 200],
  ['201 members', members(201, plain), 400],
  ['201 members with escapes', members(201, (index) => `\\u006b${index}`), 400],
  ['201 members in an array', `[1,${members(201, plain)}]`, 400],
  ['10^6 members', members(1_000_000, plain), 400],
  ['50 times 200 members', list(50, members(200, plain)), 200],
  ['200 members, one of them of 200', `{"a":${members(200, plain)},${members(199, plain).slice(1)}`, 200],
];

const twice: readonly HostileValue[] = [
  ['twice side by side', '{"a":1,"a":1}', 400],
  ['twice with another between', '{"a":1,"b":2,"a":3}', 400],
  ['twice around an object', '{"a":{"b":1},"a":2}', 400],
  ['twice behind an array of objects', '{"a":[{"a":1},{"a":1}],"b":1,"b":2}', 400],
  ['twice 50 deep', `${'{"x":'.repeat(50)}{"a":1,"a":2}${'}'.repeat(50)}`, 400],
  ['twice in the second of an array', '[{"a":1},{"b":1,"b":2}]', 400],
  ['twice, once escaped', '{"hook":1,"\\u0068ook":2}', 400],
  ['twice, escaped first', '{"\\u0068ook":1,"hook":2}', 400],
  ['twice, both escaped', '{"\\u0061":1,"\\u0061":1}', 400],
  ['twice, escapes in both cases', '{"\\u00e9":1,"\\u00E9":1}', 400],
  ['twice, an accent escaped', '{"é":1,"\\u00e9":2}', 400],
  ['twice, a pair escaped', '{"😀":1,"\\ud83d\\ude00":2}', 400],
  ['twice empty', '{"":1,"":2}', 400],
  ['twice, a slash escaped', '{"\\/":1,"/":2}', 400],
  ['twice, a quote escaped', '{"\\"":1,"\\u0022":2}', 400],
  ['twice, a backslash escaped', '{"\\\\":1,"\\u005c":2}', 400],
  ['twice, a line feed escaped', '{"\\n":1,"\\u000a":2}', 400],
  ['twice, NUL escaped', '{"\\u0000":1,"\\u0000":2}', 400],
  ['twice with spaces', '{ "a" : 1 , "a" : 2 }', 400],
  ['the same in two objects of an array', '[{"a":1},{"a":1}]', 200],
  ['the same in parent and child', '{"a":{"a":{"a":1}}}', 200],
  ['as name and as value', '{"a":"a","b":"a"}', 200],
  ['another case', '{"a":1,"A":2}', 200],
  ['a space more', '{"a":1,"a ":2}', 200],
  ['composed and decomposed', '{"é":1,"e\u0301":2}', 200],
];

const poison: readonly HostileValue[] = [
  ['__proto__', '{"__proto__":{"polluted":true}}', 400],
  ['__proto__ null', '{"__proto__":null}', 400],
  ['__proto__ text', '{"__proto__":"polluted"}', 400],
  ['__proto__ nested', '{"a":{"b":{"__proto__":{"polluted":true}}}}', 400],
  ['__proto__ in an array', '[1,[{"__proto__":{"polluted":true}}]]', 400],
  ['__proto__ behind others', '{"a":1,"b":[],"__proto__":{"polluted":true}}', 400],
  ['__proto__ first letter escaped', '{"\\u005f_proto__":{"polluted":true}}', 400],
  ['__proto__ a middle letter escaped', '{"__\\u0070roto__":{"polluted":true}}', 400],
  ['__proto__ all escaped', `{"${escapedWhole('__proto__')}":{"polluted":true}}`, 400],
  ['__proto__ within itself', '{"__proto__":{"__proto__":{"polluted":true}}}', 400],
  ['__proto__ with a space before its colon', '{"__proto__" :{"polluted":true}}', 400],
  ['__proto__ as a value', '{"a":"__proto__"}', 200],
  ['nearly __proto__', '{"__proto_":1,"__proto___":1,"_proto__":1,"__PROTO__":1}', 200],
  ['constructor.prototype', '{"constructor":{"prototype":{"polluted":true}}}', 200],
  ['constructor escaped', '{"\\u0063onstructor":{"prototype":{"polluted":true}}}', 200],
  ['prototype', '{"prototype":{"polluted":true}}', 200],
  ['names of every object', '{"toString":1,"valueOf":1,"hasOwnProperty":1,"toJSON":1,"then":1,"length":-1}', 200],
  ['old setters', '{"__defineGetter__":1,"__defineSetter__":1,"__lookupGetter__":1}', 200],
];

const surrogates: readonly HostileValue[] = [
  ['high half', '"\\ud800"', 400],
  ['high half in capitals', '"\\uD800"', 400],
  ['low half', '"\\udc00"', 400],
  ['last low half', '"\\udfff"', 400],
  ['halves swapped', '"\\ude00\\ud83d"', 400],
  ['high half at the end', '"azathioprine\\ud83d"', 400],
  ['high half, then a letter', '"\\ud83dazathioprine"', 400],
  ['high half, then another escape', '"\\ud83d\\n"', 400],
  ['high half, then a pair', '"\\ud83d\\ud83d\\ude00"', 400],
  ['pair, then a low half', '"\\ud83d\\ude00\\ude00"', 400],
  ['half in a name', '{"\\ud83d":1}', 400],
  ['half in the name of a nested member', '[{"a":{"b\\udc00":1}}]', 400],
  ['pair', '"\\ud83d\\ude00"', 200],
  ['pair in mixed case', '"\\uD83d\\uDe00"', 200],
  ['pair in a name', '{"\\ud83d\\ude00":1}', 200],
  ['raw pair', '"😀"', 200],
  ['an escaped backslash before ud800', '"\\\\ud800"', 200],
  ['noncharacters', '"\\uffff\\ufffe\\ufdd0"', 200],
  ['NUL escaped', '"a\\u0000b"', 200],
];

const numbers: readonly HostileValue[] = [
  ['1e400', '1e400', 400],
  ['-1e400', '-1e400', 400],
  ['1E+400', '1E+400', 400],
  ['1e309', '1e309', 400],
  ['1.8e308', '1.8e308', 400],
  ['1e00000000400', '1e00000000400', 400],
  ['1e400 in an array', '[1,[1e400]]', 400],
  ['99 digits, then e250', `${'9'.repeat(99)}e250`, 400],
  ['199 digits, then e99', `${'9'.repeat(195)}e99`, 200],
  ['400 digits', '9'.repeat(400), 400],
  ['-400 digits', `-${'9'.repeat(400)}`, 400],
  ['310 digits', '9'.repeat(310), 400],
  ['308 digits', '9'.repeat(308), 200],
  ['400 decimals', `0.${'3'.repeat(400)}`, 200],
  ['400 digits, then e-300', `${'9'.repeat(400)}e-300`, 200],
  ['1e308', '1e308', 200],
  ['1e-400', '1e-400', 200],
  ['-1e-400', '-1e-400', 200],
  ['-0', '-0', 200],
  ['-0.0e0', '-0.0e0', 200],
  ['0e400', '0e400', 200],
  ['a number in a string', '"1e400"', 200],
  ['NaN', 'NaN', 400],
  ['Infinity', 'Infinity', 400],
  ['-Infinity', '-Infinity', 400],
  ['00', '00', 400],
  ['01', '01', 400],
  ['+1', '+1', 400],
  ['.5', '.5', 400],
  ['1.', '1.', 400],
  ['1e', '1e', 400],
  ['1e+', '1e+', 400],
  ['-', '-', 400],
  ['--1', '--1', 400],
  ['1-1', '1-1', 400],
  ['1e1e1', '1e1e1', 400],
  ['0x10', '0x10', 400],
  ['1_000', '1_000', 400],
  ['1n', '1n', 400],
  ['1,5', '1,5', 400],
  ['fullwidth digits', '１２', 400],
];

const grammar: readonly HostileValue[] = [
  ['trailing comma of an object', '{"a":1,}', 400],
  ['trailing comma of an array', '[1,]', 400],
  ['comma alone', '[,]', 400],
  ['two commas', '[1,,2]', 400],
  ['no comma', '[1 2]', 400],
  ['no colon', '{"a" 1}', 400],
  ['no value', '{"a":}', 400],
  ['no name', '{:1}', 400],
  ['a number for a name', '{1:1}', 400],
  ['a name without quotes', '{a:1}', 400],
  ['single quotes', "{'a':1}", 400],
  ['backticks', '`a`', 400],
  ['line comment', '1 // a\n', 400],
  ['block comment', '/* a */ 1', 400],
  ['hash comment', '1 # a\n', 400],
  ['undefined', 'undefined', 400],
  ['True', 'True', 400],
  ['nul', 'nul', 400],
  ['nulll', 'nulll', 400],
  ['a raw line feed in a string', '"a\nb"', 400],
  ['a raw tab in a string', '"a\tb"', 400],
  ['a raw NUL in a string', '"a\0b"', 400],
  ['a raw escape in a string', '"\u001b[31m"', 400],
  ['a raw NUL between tokens', '\0 1', 400],
  ['a form feed between tokens', '\f1', 400],
  ['a no-break space between tokens', '\u00a01', 400],
  ['\\x', '"\\x41"', 400],
  ['\\u with a letter too far', '"\\u12G4"', 400],
  ['\\u too short', '"\\u12"', 400],
  ['\\u{}', '"\\u{41}"', 400],
  ['\\U', '"\\U00000041"', 400],
  ["\\'", '"\\\'"', 400],
  ['a string never closed', '"a', 400],
  ['a string that ends in a backslash', '"a\\', 400],
  ['an array never closed', '[1', 400],
  ['an object never closed', '{"a":1', 400],
  ['closed twice', '[1]]', 400],
  ['a function', 'function(){}', 400],
  ['a date', 'new Date()', 400],
  ['DEL in a string', '"a\u007fb"', 200],
  ['line separators in a string', '"\u2028\u2029"', 200],
  ['bidi controls in a string', '"\u202e\u2066"', 200],
  ['a byte order mark in a string', '"\ufeff"', 200],
  ['every escape', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', 200],
  ['every white space', ' \t\r\n[ \t\r\n1 \t\r\n] ', 200],
  ['a string of 1 MB', JSON.stringify('x'.repeat(1_000_000)), 200],
  ['a name of 1 MB', `{"${'x'.repeat(1_000_000)}":1}`, 200],
  ['a string of 600,000 escapes', `"${'\\u0041'.repeat(600_000)}"`, 200],
];

/** For any member of any body that the service does not read. */
export const hostileValues: readonly HostileValue[] = [
  ...nesting,
  ...manyMembers,
  ...twice,
  ...poison,
  ...surrogates,
  ...numbers,
  ...grammar,
];

/** What is no JSON as bytes, around and inside a good body. */
export function hostileBodies(good: string): readonly HostileBody[] {
  const inString = (...bytes: readonly number[]): Buffer =>
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from(`",${good.slice(1)}`)]);
  const utf16 = Buffer.from(good, 'utf16le');
  const texts: readonly (readonly [string, string, 200 | 400])[] = [
    ['nothing', '', 400],
    ['white space', ' \n', 400],
    ['null', 'null', 400],
    ['true', 'true', 400],
    ['a number', '7', 400],
    ['a string', JSON.stringify(good), 400],
    ['an empty array', '[]', 400],
    ['an array around it', `[${good}]`, 400],
    ['an empty object', '{}', 400],
    ['two documents', good + good, 400],
    ['two documents on two lines', `${good}\n${good}`, 400],
    ['a letter behind it', `${good}x`, 400],
    ['a brace behind it', `${good}}`, 400],
    ['NUL behind it', `${good}\0`, 400],
    ['NUL before it', `\0${good}`, 400],
    ['a vertical tab before it', `\v${good}`, 400],
    ['white space around it', ` \r\n\t${good}\n`, 200],
    ['a byte order mark before it', `\ufeff${good}`, 200],
    ['two byte order marks before it', `\ufeff\ufeff${good}`, 400],
    ['a byte order mark behind it', `${good}\ufeff`, 400],
    ['a call around it', `callback(${good})`, 400],
    ['brackets around it', `(${good})`, 400],
    ['a guard before it', `)]}',\n${good}`, 400],
    ['a record separator before it', `\u001e${good}\n`, 400],
    ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 400],
    ['a form', 'hook=order-sign&context[patientId]=1', 400],
    ['YAML', 'hook: order-sign\ncontext: &a [*a]', 400],
    ['constructor.prototype at the top', good.replace('{', '{"constructor":{"prototype":{"polluted":true}},'), 200],
    ['__proto__ at the top', good.replace('{', '{"__proto__":{"polluted":true},'), 400],
    ['__proto__ at the top, escaped', good.replace('{', '{"__pr\\u006fto__":{"polluted":true},'), 400],
    ['its first member twice', good.replace(/^\{("\w+":)/, '{$1null,$1'), 400],
    ['its first member twice, once escaped', good.replace(/^\{"(\w)(\w+)"/, escapedBeside), 400],
  ];
  return [
    ...texts.map(([name, text, status]): HostileBody => [name, Buffer.from(text), status]),
    ['UTF-16', utf16, 400],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 400],
    ['UTF-16, the other way round', Buffer.from(utf16).swap16(), 400],
    ['UTF-32', Buffer.from(Array.from(good).flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])), 400],
    ['half of a UTF-8 sequence', inString(0xc3), 400],
    ['UTF-8 that goes on wrongly', inString(0xc3, 0x28), 400],
    ['UTF-8 that goes on without a start', inString(0x80), 400],
    ['Latin-1', inString(0xe9), 400],
    ['overlong slash', inString(0xc0, 0xaf), 400],
    ['overlong NUL', inString(0xc0, 0x80), 400],
    ['overlong in three bytes', inString(0xe0, 0x80, 0x80), 400],
    ['raw high half', inString(0xed, 0xa0, 0xbd), 400],
    ['raw low half', inString(0xed, 0xb8, 0x80), 400],
    ['raw pair of halves (CESU-8)', inString(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80), 400],
    ['escaped high half, raw low half', inString(...Buffer.from('\\ud83d'), 0xed, 0xb8, 0x80), 400],
    ['beyond U+10FFFF', inString(0xf4, 0x90, 0x80, 0x80), 400],
    ['five bytes', inString(0xf8, 0x88, 0x80, 0x80, 0x80), 400],
    ['FE and FF', inString(0xfe, 0xff), 400],
    ['a TLS hello', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), 400],
    ['CBOR', Buffer.from([0xbf, 0x64, 0x68, 0x6f, 0x6f, 0x6b, 0x61, 0x61, 0xff]), 400],
    ['all bytes', Buffer.from(Array.from({ length: 256 }, (_, index) => index)), 400],
    ...cuts(good),
  ];
}

/** Cut behind each byte that holds the structure together. */
function cuts(good: string): readonly HostileBody[] {
  return [...good.matchAll(/[{}[\]:,"]/g)]
    .map(({ index }) => index + 1)
    .filter((end) => end < good.length)
    .map((end) => [`cut behind byte ${end}`, Buffer.from(good.slice(0, end)), 400]);
}

function escapedWhole(name: string): string {
  return Array.from(name, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function escapedBeside(_found: string, first: string, others: string): string {
  return `{"${escapedWhole(first)}${others}":null,"${first}${others}"`;
}
