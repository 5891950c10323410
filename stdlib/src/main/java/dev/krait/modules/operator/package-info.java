/**
 * Module {@code _operator}. Start at {@link dev.krait.modules.operator.OperatorModule}.
 */
package dev.krait.modules.operator;
