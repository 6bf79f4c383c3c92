"""What JavaScript expressions are worth, as the real language has it (checked with node)."""

import math

import pytest

from patterns.strudel.evaluate import evaluate
from patterns.values import UNDEFINED, Value

CASES: dict[str, Value] = {
    # lists
    "[1,2,3].map(x => x * 2)": (2, 4, 6),
    "[3,1,10,2].sort()": (1, 10, 2, 3),
    "[3,1,10,2].sort((a,b) => b - a)": (10, 3, 2, 1),
    "[1,2,3,4].slice(1,-1)": (2, 3),
    "(() => { const a = [1,2,3,4]; a.splice(1,1,'x','y'); return a })()": (1, "x", "y", 3, 4),
    "[1,[2,[3,[4]]]].flat(Infinity)": (1, 2, 3, 4),
    "[1,2].flatMap(x => [x, x*10])": (1, 10, 2, 20),
    "[1,NaN].includes(NaN)": True,
    "[1,null,undefined,2].join()": "1,,,2",
    "[1,2,3].reduceRight((a,b) => a + '-' + b)": "3-2-1",
    "[1,2,3].findIndex(x => x > 5)": -1,
    "[...[5,6].entries()]": ((0, 5), (1, 6)),
    "[...Array(3).keys()]": (0, 1, 2),
    "Array.from({length: 3}, (_, i) => i * i)": (0, 1, 4),
    "new Array(3).fill(0)": (0, 0, 0),
    "[1,,2].length": 3,
    "[1,2,3].concat([4],5,[[6]])": (1, 2, 3, 4, 5, (6,)),
    "[1,2,3].map((x, i, all) => x + i + all.length)": (4, 6, 8),
    "[undefined, 3, null, 1].sort()": (1, 3, None, UNDEFINED),
    "(() => { const a = [1,2,3]; return [a.pop(), a.shift(), a.unshift(0, 9), a] })()": (
        *(3, 1, 3),
        (0, 9, 2),
    ),
    # texts
    "'a,b,c'.split(',', 2)": ("a", "b"),
    "'abc'.at(-1) + 'abc'.charAt(1) + 'abc'[0]": "cba",
    "'abc'.substring(2,0) + 'abc'.substr(-2,1)": "abb",
    "'a-b-c'.replaceAll('-', '+')": "a+b+c",
    "'abc'.replace('b', x => x.toUpperCase() + '!')": "aB!c",
    "'x'.padStart(3) + '|' + 'x'.padEnd(3, 'ab')": "  x|xab",
    "[...'ab'].length": 2,
    "'10' < '9'": True,
    "'10' < 9": False,
    # sums and texts together
    "1 + '2' + 3": "123",
    "'3' * '4' + +'5' - '2'": 15,
    "'' + null + undefined + true + [1,[2,3]] + {}": "nullundefinedtrue1,2,3[object Object]",
    "1e21 + '' + 1e-7": "1e+211e-7",
    "0.1 + 0.2 + ''": "0.30000000000000004",
    "4 / 2 + ''": "2",
    "`${4 / 2}${[1, 2]}`": "21,2",
    "(2.5).toFixed(0) + (1.005).toFixed(2)": "31.00",
    "(255).toString(16) + (0.5).toString(2)": "ff0.1",
    "(0.00001).toPrecision(1) + '|' + (123456).toPrecision(2)": "0.00001|1.2e+5",
    "[7 % 3, -7 % 3, 7 % -3, 5.5 % 2]": (1, -1, 1, 1.5),
    "[2 ** 10, 2 ** -1]": (1024, 0.5),
    "[1 / 0, -1 / 0]": (math.inf, -math.inf),
    "[~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 31, -1 >>> 0, -9 >> 1]": (
        *(-6, 1, 7, 6, -2147483648, 4294967295, -5),
    ),
    "2147483648 | 0": -2147483648,
    "2**53 + 1 + ''": "9007199254740992",
    "0x1F + 0b11 + 0o17 + 1_000 + .5 + 5. + 1e3": 2054.5,
    r"'\x41\u0042\u{43}\n\t\'\\'": "ABC\n\t'\\",
    # conditions
    "[!!'0', !!'', !![], !!NaN, !!-0]": (True, False, True, False, False),
    "[1 == '1', null == undefined, null == 0, '' == 0, [1] == 1, NaN == NaN]": (
        *(True, True, False, True, True, False),
    ),
    "['1' === 1, 1 === 1.0]": (False, True),
    "[null ?? 1, 0 ?? 1, 0 || 'x', '' && 1]": (1, 0, "x", ""),
    "true ? false ? 1 : 2 : 3": 2,
    "typeof 1 + typeof '' + typeof undefined + typeof null + typeof (x => x)": (
        "numberstringundefinedobjectfunction"
    ),
    "typeof notThere": "undefined",
    "[null >= 0, undefined == 0, [2] > 1]": (True, False, True),
    # numbers
    "[Math.round(2.5), Math.round(-2.5), Math.floor(-1.5), Math.trunc(-1.5)]": (3, -2, -2, -1),
    "[Math.max(), Math.min(), Math.max('3', 2)]": (-math.inf, math.inf, 3),
    "[Math.hypot(3, 4), Math.cbrt(27), Math.log2(8), Math.log(0)]": (5, 3, 3, -math.inf),
    "[parseInt('12px'), parseInt('0x1f'), parseInt('101', 2), parseFloat('3.14abc')]": (
        *(12, 31, 5, 3.14),
    ),
    "[Number(''), Number(' 12 '), Number('0b11'), Number(true), Number([5])]": (0, 12, 3, 1, 5),
    "['1','2','3'].map(Number)": (1, 2, 3),
    "[Number.isInteger(5.0), isNaN('x'), isFinite('5')]": (True, True, True),
    # objects
    "Object.keys({b: 1, a: 2, 1: 3, 0: 4})": ("0", "1", "b", "a"),
    "Object.entries({b: 1})": (("b", 1),),
    "Object.fromEntries([['a', 1]])": {"a": 1},
    "({...{a: 1, b: 2}, b: 3})": {"a": 1, "b": 3},
    "(({a, ...rest}) => rest)({a: 1, b: 2, c: 3})": {"b": 2, "c": 3},
    "(([a, , b = 5, ...c]) => [a, b, c])([1, 2, undefined, 4])": (1, 5, (4,)),
    "(({a: {b = 3} = {}}) => b)({})": 3,
    "(() => { let o = {a: 1}; o.b = 2; o['c'] = 3; delete o.b; return o })()": {"a": 1, "c": 3},
    "({n: 1, inc() { this.n++; return this }}).inc().inc().n": 3,
    "({})?.x?.y ?? 10": 10,
    "({}).f?.() ?? 2": 2,
    "'a' in {a: 1}": True,
    "JSON.stringify({a: [1, 'x', null, undefined], b: undefined})": '{"a":[1,"x",null,null]}',
    "JSON.parse('{\"a\": [1, 2.0]}')": {"a": (1, 2)},
    "[...new Set([1, 1, 2])]": (1, 2),
    "new Map([['a', 1]]).get('a')": 1,
    # functions
    "((a, b = a + 1, ...c) => [a, b, c])(1, undefined, 3, 4)": (1, 2, (3, 4)),
    "((a, b) => [a, b])(1)": (1, UNDEFINED),
    "(function () { return arguments.length })(1, 2, 3)": 3,
    "(function f(n) { return n ? n * f(n - 1) : 1 })(5)": 120,
    "((a, b) => a + b).length": 2,
    "((a, b) => a + b).bind(null, 5)(6)": 11,
    "(a => b => c => a + b + c)(1)(2)(3)": 6,
    "(() => {})()": UNDEFINED,
    "(1, 2, 3)": 3,
}

BODIES: dict[str, Value] = {
    "let x = 1; { let x = 2; x++ } return x": 1,
    "var x = 1; { var x = 2 } return x": 2,
    "const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f())": (
        *(0, 1, 2),
    ),
    "const fs = []; for (var i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f())": (
        *(3, 3, 3),
    ),
    "let s = 0; for (const x of [1,2,3]) { if (x == 2) continue; s += x } return s": 4,
    "let s = ''; for (const k in {a: 1, b: 2}) s += k; return s": "ab",
    "let i = 0; while (true) { if (i > 5) break; i++ } return i": 6,
    "let i = 0; do { i++ } while (i < 3); return i": 3,
    "switch (3) { case 1: return 'a'; case 3: case 4: return 'b'; default: return 'c' }": "b",
    "let r = ''; switch (9) { default: r += 'd'; case 1: r += '1'; break; case 2: } return r": (
        "d1"
    ),
    "try { throw new Error('boom') } catch (e) { return e.message } finally { }": "boom",
    "try { return 1 } finally { return 2 }": 2,
    "try { null.x } catch { return 'caught' }": "caught",
    "try { throw 3 } catch (e) { return e + 1 }": 4,
    "let a = 1, b = 2; [a, b] = [b, a]; return [a, b]": (2, 1),
    "let a = [1]; a[3] = 4; return a.length": 4,
    "let x = null; x ??= 5; let y = 0; y ||= 6; let z = 1; z &&= 7; return [x, y, z]": (5, 6, 7),
    "let x = 5; return [x++, x, ++x, x--, --x]": (5, 6, 7, 7, 5),
    "return hoisted(); function hoisted() { return 7 }": 7,
    "if (false) return 1; else if (true) return 2; return 3": 2,
    "return": UNDEFINED,
}


def value_of(expression: str) -> Value:
    """What an expression is worth in the pattern world; backticks make plain texts."""
    code = f"// mini-off\nconst made = () => [{expression}]\npure(0).fmap(made)"
    return evaluate(code).pattern.query(0, 1)[0].value[0]


@pytest.mark.parametrize(("expression", "expected"), CASES.items())
def test_expressions_are_worth_what_javascript_says(expression: str, expected: Value) -> None:
    assert value_of(expression) == expected


@pytest.mark.parametrize(("body", "expected"), BODIES.items())
def test_statements_do_what_javascript_does(body: str, expected: Value) -> None:
    assert value_of(f"(() => {{ {body} }})()") == expected


def test_a_minus_zero_is_written_without_its_sign() -> None:
    assert value_of("-0 + ''") == "0"
    assert value_of("1 / -0") == -math.inf


def test_what_is_no_number_is_nan() -> None:
    assert all(math.isnan(one) for one in value_of("[0 / 0, 'x' * 2, undefined + 1, {} - 1]"))


def test_true_is_not_one() -> None:
    assert value_of("[true, 1 === true, true + true]") == (True, False, 2)
    assert value_of("true") is True


def test_math_random_is_the_same_in_every_fresh_session() -> None:
    assert value_of("Math.random()") == value_of("Math.random()")
    assert 0 <= value_of("Math.random()") < 1
