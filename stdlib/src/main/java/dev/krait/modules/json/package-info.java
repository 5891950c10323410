/**
 * Module {@code _json}: what {@code json} does natively. {@link dev.krait.modules.json.PyScanner} reads, {@link dev.krait.modules.json.PyEncoder} writes; both work
 * on whole strings in one pass. Compare CPython {@code Modules/_json.c}.
 */
package dev.krait.modules.json;
