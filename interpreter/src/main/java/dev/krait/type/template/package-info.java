/**
 * Template strings (PEP 750). Start at {@link dev.krait.type.template.PyTemplate}.
 */
package dev.krait.type.template;
