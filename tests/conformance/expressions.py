"""Small expressions of JavaScript made up by dice, as players write them between patterns.

Numbers, texts, lists, objects, truth values, functions over them and regular expressions, each
a value of its kind; `pure([…])` shows it as an event. The same seed gives the same expression.
"""

from random import Random
from typing import Final

from tests.conformance.programs import Tables

VALUES: Final[dict[str, list[str]]] = {
    "n": [
        "0", "1", "2", "-1", "3.5", ".1", "-0.5", "10", "1e3", "0xff", "1/3", "-7", "100",
        "0.1 + 0.2", "1e21", "1e-7", "123456789", "NaN", "Infinity", "-0", "2**31", "5e-324",
        "1.005", "0b101", "1_000", "({n} + {n})", "({n} - {n})", "{n} * {n}", "({n} / {n})",
        "({n} % {n})", "({n} ** 2)", "-{v}", "Math.floor({n})", "Math.round({n})",
        "Math.ceil({n})", "Math.trunc({n})", "Math.abs({n})", "Math.sign({n})",
        "Math.max({n}, {n})", "Math.min({n}, {n}, {n})", "Math.pow({n}, 2)", "Math.sqrt({n})",
        "Math.hypot({n}, {n})", "Math.cbrt({n})", "Math.log2({n})", "Math.fround({n})",
        "Math.imul({n}, {n})", "Math.clz32({n})", "Math.atan2({n}, {n})", "Math.sin({n})",
        "Math.exp({n})", "Math.log10({n})", "({n} | 0)", "({n} & {n})", "({n} ^ {n})",
        "({n} << 2)", "({n} >> 1)", "({n} >>> 1)", "~{v}", "+{s}", "+{b}", "parseInt({s})",
        "parseInt({s}, 2)", "parseFloat({s})", "Number({s})", "Number({b})", "{s}.length",
        "{l}.length", "{l}.indexOf({n})", "{l}.lastIndexOf({n})", "{s}.indexOf({c})",
        "{s}.charCodeAt({i})", "{s}.codePointAt({i})", "{s}.search({r})", "{s}.lastIndexOf({c})",
        "{s}.localeCompare({s})", "{l}.reduce((a, b) => a + b, 0)",
        "{l}.reduceRight((a, b) => a - b, 0)", "{l}.findIndex(x => x > 1)",
        "{l}.findLastIndex(x => x > 1)", "{l}.at({i})", "{l}[{i}]", "({b} ? {n} : {n})",
        "({n} || {n})", "({n} && {n})", "({u} ?? {n})",
        "(() => {{ let a = {n}; a += {n}; a *= 2; return a })()",
        ("(() => {{ let t = 0; for (let i = 0; i < 4; i++) {{ if (i == 2) continue; t += i }} "
         "return t })()"),
        "(() => {{ let t = 0; for (const x of {l}) t += x; return t })()",
        ("(() => {{ let i = 5, t = 0; while (i-- > 0) {{ if (i == 1) break; t += i }} return t"
         " })()"),
        ("(() => {{ let t = 0; a: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) {{ i"
         "f (j == 1) continue a; t += 10 * i + j }} return t })()"),
        ("(() => {{ switch ({n}) {{ case 1: return 10; case 2: default: return 20; case 0: ret"
         "urn 30 }} })()"),
        ("(() => {{ try {{ throw new Error('x') }} catch (e) {{ return e.message.length }} fin"
         "ally {{ }} })()"),
        "(() => {{ let a = 1; do {{ a *= 3 }} while (a < 20); return a })()",
        "(() => {{ let a = {n}, b = {n}; [a, b] = [b, a]; return a })()",
        "(([a, , b = 7]) => a + b)({l})", "(({{ a, b: {{ c = 3 }} = {{}} }}) => c)({o})",
        "((...xs) => xs.length)(...{l})", "((a, b = a * 2) => b)({n})", "{o}.a", "{o}?.b?.c",
        "{o}['a']", "new Set({l}).size", "new Map([[1, {n}]]).get(1)", "Number.EPSILON",
        "Number.MAX_SAFE_INTEGER", "(function f(k) {{ return k <= 1 ? 1 : k * f(k - 1) })(5)",
        "[...{s}].length", "(1, {n})", "typeof {v} == 'number' ? 1 : 0", "void 0 ?? {n}",
        "Object.keys({o}).length", "{s} * 1", "{b} + 1", "[{n}] * 2", "{s} - {n}", "null + 1",
        "Number.parseFloat({s})", "Math.max(...{l})", "Math.min()",
    ],
    "v": [
        "3", "2.5", "'a'", "true", "null", "undefined", "[]", "{l}", "({o})", "'7'",
    ],
    "i": [
        "0", "1", "-1", "2", "5", "1.5",
    ],
    "c": [
        "'a'", "'b'", "' '", "''", "'ab'", "'1'", "'c'",
    ],
    "s": [
        "'abc'", "''", "'12'", "' 3.5 '", "'a b c'", "'1e3'", "'0x1f'", "'bd:3'", "'Hello World'",
        "'aaa'", "'-7px'", "'\\n'", "'äöü'", "'c3 e3'", "'1,2,3'", "'😀x'", "'a-b_c'", "'1.2.3'",
        "'TAB'", "'xAbBa'", "({s} + {s})", "({s} + {n})", "{s}.toUpperCase()",
        "{s}.toLowerCase()", "{s}.trim()", "{s}.slice({i})", "{s}.slice({i}, {i})",
        "{s}.substring({i}, {i})", "{s}.substr({i}, 2)", "{s}.repeat(2)", "{s}.charAt({i})",
        "{s}.padStart(6, {c})", "{s}.padEnd(6)", "{s}.replace({c}, 'Z')",
        "{s}.replaceAll({c}, 'Z')", "{s}.replace({r}, 'Z')", "{s}.replace({r}, m => m.length)",
        "{s}.replace(/(\\w)(\\w)/g, '$2$1')", "{s}.replace({r}, '[$&]')", "{s}.concat({n}, {s})",
        "{s}.at({i})", "{s}[{i}]", "{s}.split('').reverse().join('')", "{l}.join('-')",
        "{l}.join()", "{l}.toString()", "String({n})", "String({l})", "String({v})",
        "{n}.toFixed(2)", "({n}).toString()", "({n}).toString(2)", "({n}).toString(16)",
        "({n}).toPrecision(3)", "({n}).toExponential(2)", "({n}).toFixed(0)", "typeof {v}",
        "{s}.trimStart()", "{s}.trimEnd()", "JSON.stringify({v})", "JSON.stringify({o})",
        "JSON.stringify({l})", "JSON.stringify({o}, null, 2)", "{s}.normalize()",
        "String.fromCharCode(97, 98)", "Object.keys({o}).join()", "Object.entries({o}).join(';')",
        "[{s}, {s}].sort().join()", "('' + {v})", "{s}.split(' ').map(w => w[0]).join('')",
        "({b} ? {s} : {s})", "(x => {{ // mini-off\n return `<${x}>` // mini-on\n }})({n})",
        "(() => {{ let t = ''; for (const k in {o}) t += k; return t })()", "[1, 2] + {s}",
        "{l} + ''", "{b} + {s}",
        ("(() => {{ let t = ''; for (const [i, x] of {l}.entries()) t += i + ':' + x; return t"
         " })()"),
        "{s}.match({r})?.[0] ?? 'none'", "'' + [null, undefined, [1, [2]]]", "String([{v}, {v}])",
        "'a' + {n} + {n}", "[3, 20, 100].sort().join()",
        "{n}.toLocaleString === undefined ? '' : 'x'", "'abc'.split('b').join({c})",
    ],
    "r": [
        "/a/", "/b/g", "/[a-c]+/", "/\\d+/g", "/(\\d)(\\d)?/", "/\\s/g", "/^a|c$/g", "/\\w+/",
        "/a*?b/", "/[^a-z]/gi", "/(?<x>a)b/", "/\\b\\w/g", "/./gs", "/A/i", "/x?/", "/(a|b)+/",
        "/\\q/", "/[\\d.]+/g", "/é|ö/u", "/a{2}/", "/-/",
    ],
    "l": [
        "[1, 2, 3]", "[]", "[3, 1, 2]", "[{n}, {n}]", "[5, 10, 1, 100]", "[0, -1, .5]",
        "[...{l}, {n}]", "{l}.map(x => x * 2)", "{l}.filter(x => x > 1)", "{l}.slice({i})",
        "{l}.concat({l})", "{l}.concat({n})", "{l}.reverse()", "{l}.slice().sort()",
        "{l}.slice().sort((a, b) => a - b)", "{l}.slice().sort((a, b) => b - a)",
        "Array.from({{ length: 3 }, (_, i) => i * {n})", "Array(3).fill({n})",
        "{l}.flatMap(x => [x, -x])", "[[1], [2, [3]]].flat()", "[[1], [2, [3]]].flat(Infinity)",
        "[...Array(3).keys()]", "{s}.split(',').map(Number)", "{s}.split('').map(parseFloat)",
        "Object.values({o})", "[...new Set({l})]", "{l}.map((x, i, all) => i + all.length)",
        "(() => {{ const a = [1, 2]; a.push({n}, 4); return a })()",
        "(() => {{ const a = {l}.slice(); a.splice(1, 1, 7, 8); return a })()",
        "(() => {{ const a = [1, 2, 3]; a.unshift(a.pop()); return a })()",
        "(() => {{ const a = [1, 2, 3]; a.shift(); return a })()",
        "(() => {{ const a = [1]; a[3] = {n}; return a.length == 4 ? [9] : [8] })()",
        "(() => {{ const a = [1, 2, 3]; a.length = 1; return a })()",
        "(() => {{ const a = [1, 2, 3, 4]; return a.copyWithin ? a : [] })()",
        "{l}.with ? {l} : []", "[1, 2, 3].toSorted?.((a, b) => b - a) ?? []",
        "Array.of({n}, {n})", "[{b}, {u}, {s}]", "['10', '9', '1'].map(parseInt)",
        "[{s}, {s}, {s}].sort().map(x => x.length)", "((a, ...b) => b)(...{l})",
        "[3, undefined, 1].sort()", "[true, false].map(Number)", "{s}.split({r})", "[...{s}]",
        "[1,2,3].fill(0, 1)", "(([a, ...b]) => b)({l})", "{s}.match({r})?.slice(0, 3) ?? []",
        "[...{s}.matchAll(/[a-c]/g)].map(m => m.index)",
        "(m => m ? [m.index, m.length] : [])({s}.match({r}))", "{l}.toReversed()",
        "{l}.keys ? [...{l}.keys()] : []",
    ],
    "b": [
        "true", "false", "!{v}", "!!{s}", "({n} > {n})", "({n} <= {n})", "({s} < {s})",
        "({v} == {v})", "({v} === {v})", "({v} != {v})", "{l}.includes({n})", "{s}.includes({c})",
        "{s}.startsWith({c})", "{s}.endsWith({c})", "{l}.some(x => x > 1)",
        "{l}.every(x => x > 0)", "Array.isArray({v})", "isNaN({v})", "Number.isInteger({n})",
        "Number.isNaN({n})", "{r}.test({s})", "({s} == {n})", "({b} && {b})", "({b} || {b})",
        "('a' in {o})", "Object.is({n}, {n})", "isFinite({n})", "Number.isFinite({v})",
        "Boolean({v})", "({v} < {v})", "(0 in {l})", "[] + [] === ''", "({l} instanceof Array)",
        "{o}.hasOwnProperty('a')", "Object.hasOwn({o}, 'a')", "(null >= 0)",
        "Number.isSafeInteger({n})",
    ],
    "u": [
        "null", "undefined", "{n}", "void 0", "{o}.zz", "[][0]", "({{}}).a?.b",
    ],
    "o": [
        "({{ a: {n} })", "({{ a: 1, b: {{ c: {n} } })", "({{}})", "({{ ...{o}, a: {s} })",
        "({{ ['a' + 1]: {n}, 2: 1 })", "({{ a: {l} })", "Object.assign({{}, {o}, {{ z: 1 })",
        "Object.fromEntries([['a', {n}], ['b', 2]])", "(a => ({{ a, b: 2 }))({n})",
        "(({{ a, ...rest }) => rest)({o})", "(() => {{ const x = {o}; delete x.a; return x })()",
        "({{ b: 1, a: 2, 1: 3 })", 'JSON.parse(\'{{"a":[1,2,{{"b":null}]}\')',
        "(() => {{ const x = {o}; x.n ??= 5; x.a ||= 1; return x })()",
        "({{ f(x) {{ return x + 1 } }).f({n}) > 0 ? {o} : {o}",
        "[{n}, {n}].reduce((m, x, i) => ({{ ...m, ['k' + i]: x }), {{})",
    ],
}  # fmt: skip
SHOWN: Final = ["{n}", "{n}", "{s}", "{s}", "{l}", "{b}", "{o}", "{u}"]
TABLES: Final = Tables(VALUES, [], [])


def expression(seed: int) -> str:
    """The expression of a seed.

    >>> expression(1) == expression(1)
    True
    """
    dice = Random(seed)
    drawn = TABLES.filled(dice.choice(SHOWN), dice)
    return f"pure([{drawn.replace('{{', '{').replace('}}', '}')}])"
