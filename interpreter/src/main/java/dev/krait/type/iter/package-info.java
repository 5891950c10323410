/**
 * Built-in iterators that belong to no container.
 */
package dev.krait.type.iter;
