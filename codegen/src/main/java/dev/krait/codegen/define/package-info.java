/** Makes classes of bytecode, one loader for each unit, so that a unit goes when its code object goes. Start at {@link dev.krait.codegen.define.UnitLoader}. */
package dev.krait.codegen.define;
