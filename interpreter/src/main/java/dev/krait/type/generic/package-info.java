/**
 * Parameterised types: generic aliases, unions, type variables and type aliases. Start at {@link dev.krait.type.generic.PyGenericAlias}. What is easier said in
 * Python lives in {@code Lib/typing.py}, which {@link dev.krait.type.generic.TypingLibrary} calls.
 */
package dev.krait.type.generic;
