/**
 * Module {@code _csv}. A {@link dev.krait.modules.csv.PyDialect} says how; {@link dev.krait.modules.csv.PyCsvReader} and {@link dev.krait.modules.csv.PyCsvWriter}
 * do it. Compare CPython {@code Modules/_csv.c}.
 */
package dev.krait.modules.csv;
