"""Writes code objects as text, for comparison: the code object and everything in it.

Constants are written with their types; what dis does not show (kinds of variables) is read from the marshal format.
"""
import marshal
import opcode
import struct


class Code:
    pass


class Reader:
    """Reads marshal's format to code, strings of constants, and lists of these."""

    def __init__(self, data):
        self.data = data
        self.position = 0
        self.refs = []

    def take(self, size):
        start = self.position
        self.position += size
        return self.data[start:self.position]

    def int(self):
        return struct.unpack('<i', self.take(4))[0]

    def float(self):
        return struct.pack('>d', struct.unpack('<d', self.take(8))[0]).hex()

    def items(self, size):
        return [self.object() for _ in range(size)]

    def object(self):
        kind = self.take(1)[0]
        index = None
        if kind & 0x80:
            index = len(self.refs)
            self.refs.append(None)
        value = self.value(chr(kind & 0x7f))
        if index is not None:
            self.refs[index] = value
        return value

    def value(self, kind):
        match kind:
            case 'N':
                return 'None'
            case 'T':
                return 'True'
            case 'F':
                return 'False'
            case '.':
                return 'Ellipsis'
            case 'i':
                return f'int {self.int()}'
            case 'l':
                size = self.int()
                digits = [struct.unpack('<H', self.take(2))[0] for _ in range(abs(size))]
                number = sum(d << 15 * i for i, d in enumerate(digits))
                return f'int {-number if size < 0 else number}'
            case 'g':
                return 'float ' + self.float()
            case 'y':
                return f'complex {self.float()} {self.float()}'
            case 's':
                return 'bytes ' + self.take(self.int()).hex()
            case 'u' | 't':
                return 'str ' + escape(self.take(self.int()).decode('utf8', 'surrogatepass'))
            case 'a' | 'A':
                return 'str ' + escape(self.take(self.int()).decode('latin1'))
            case 'z' | 'Z':
                return 'str ' + escape(self.take(self.take(1)[0]).decode('latin1'))
            case 'r':
                return self.refs[self.int()]
            case ')':
                return ['tuple', *self.items(self.take(1)[0])]
            case '(':
                return ['tuple', *self.items(self.int())]
            case '>':
                return ['frozenset', *self.items(self.int())]
            case ':':
                return ['slice', *self.items(3)]
            case 'c':
                return self.code()
        raise ValueError(kind)

    def code(self):
        code = Code()
        code.numbers = [self.int() for _ in range(5)]
        code.code, code.consts, code.names = self.items(3)
        code.localsplusnames, code.localspluskinds, code.filename = self.items(3)
        code.name, code.qualname = self.items(2)
        code.firstlineno = self.int()
        code.linetable, code.exceptiontable = self.items(2)
        return code


def escape(text):
    return ''.join(c if ' ' < c < '\x7f' and c not in '\\,()' else f'\\{ord(c):x};' for c in text)


def constant(value, nested):
    if isinstance(value, Code):
        nested.append(value)
        return 'code'
    if isinstance(value, list):
        items = [constant(item, nested) for item in value[1:]]
        if value[0] == 'frozenset':
            items.sort()
        return f'{value[0]}({','.join(items)})'
    return value


def write(code, out):
    nested = []
    out.append(f'code {code.qualname} {code.name} {code.numbers} line {code.firstlineno}')
    out.append('names ' + constant(code.names, nested))
    out.append(f'variables {constant(code.localsplusnames, nested)} {code.localspluskinds}')
    data = bytes.fromhex(code.code.removeprefix('bytes '))
    i = 0
    while i < len(data):
        name = opcode.opname[data[i]]
        caches = opcode._inline_cache_entries.get(name, 0)
        out.append(f'  {name} {data[i + 1]}')
        i += 2 + 2 * caches
    out.extend('constant ' + constant(item, nested) for item in code.consts[1:])
    out.append('lines ' + code.linetable)
    out.append('exceptions ' + code.exceptiontable)
    for inner in nested:
        write(inner, out)


def text(code):
    out = []
    write(Reader(marshal.dumps(code)).object(), out)
    return '\n'.join(out)
