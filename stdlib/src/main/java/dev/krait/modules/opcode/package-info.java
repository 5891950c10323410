/**
 * Module {@code _opcode}: what {@code opcode} and {@code dis} ask of the opcode table.
 */
package dev.krait.modules.opcode;
