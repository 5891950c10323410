/**
 * Java objects as Python objects: their types, and the normalisation of values at the border.
 */
package dev.krait.interop;
