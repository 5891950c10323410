package dev.krait.type.text;

import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;

/** {@code format(str, spec)}. Compare CPython {@code Python/formatter_unicode.c: format_string_internal}. */
final class StrFormat {
    private StrFormat() {
    }

    static Object format(PyThread t, Object self, Object spec) {
        if (FormatSpec.isEmpty(spec)) {
            return Str.isExact(self) ? self : TextOps.str(t, self);
        }
        String typeName = PyType.of(self).name;
        FormatSpec f = FormatSpec.parse(spec, 's', '<', typeName);
        if (f.type() != 's') {
            throw f.unknownCode(typeName);
        }
        if (f.sign() != 0) {
            throw ValueErrors.of(f.sign() == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        }
        if (f.noNegativeZero()) {
            throw ValueErrors.of("Negative zero coercion (z) not allowed in string format specifier");
        }
        if (f.alternate()) {
            throw ValueErrors.of("Alternate form (#) not allowed in string format specifier");
        }
        if (f.align() == '=') {
            throw ValueErrors.of("'=' alignment not allowed in string format specifier");
        }
        Object text = Str.exactOrNull(self);
        if (f.precision() >= 0 && f.precision() < Str.length(text)) {
            text = Str.slice(text, 0, f.precision());
        }
        return NumberLayout.pad(f, text);
    }
}
