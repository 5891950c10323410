/**
 * list, tuple, range, slice.
 */
package dev.krait.type.sequence;
