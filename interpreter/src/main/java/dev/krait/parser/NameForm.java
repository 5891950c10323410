package dev.krait.parser;

import java.text.Normalizer;

/** The normal form (NFKC) of names that are not ASCII. Compare CPython {@code Parser/pegen.c: _PyPegen_new_identifier}. */
@FunctionalInterface
public interface NameForm {
    /** The JVM's. */
    NameForm NFKC = name -> Normalizer.normalize(name, Normalizer.Form.NFKC);

    String of(String name);
}
