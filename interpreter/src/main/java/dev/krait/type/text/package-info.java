/**
 * str, bytes, bytearray and what formats them. The two forms of str are made and read through {@link dev.krait.type.text.Str} only.
 */
package dev.krait.type.text;
