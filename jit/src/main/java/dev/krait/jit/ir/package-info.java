/**
 * The intermediate representation: SSA with block parameters. Start at {@link dev.krait.jit.ir.Graph} and {@link dev.krait.jit.ir.Op}.
 *
 * <p>Operations are records; a pass never changes one but puts another in its place. What can leave compiled code carries a
 * {@link dev.krait.jit.ir.FrameState}, what can raise inside a {@code try} an {@link dev.krait.jit.ir.Edge} to the handler. Nothing here knows the JVM's bytecode.
 */
package dev.krait.jit.ir;
