/**
 * set and frozenset, in CPython's iteration order.
 */
package dev.krait.type.set;
