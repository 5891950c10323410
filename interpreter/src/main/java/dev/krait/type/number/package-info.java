/**
 * int, float, complex, bool: static functions over host values.
 */
package dev.krait.type.number;
