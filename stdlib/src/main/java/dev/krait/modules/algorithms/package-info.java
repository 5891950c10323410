/**
 * Modules {@code _heapq} and {@code _bisect}: algorithms over lists and sequences.
 */
package dev.krait.modules.algorithms;
