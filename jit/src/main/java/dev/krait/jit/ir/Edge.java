package dev.krait.jit.ir;

import java.util.List;

/** A way into a block, with a value for each of its parameters. On an edge to a handler the last parameter, the exception, is left out. */
public record Edge(Block target, List<Value> arguments) {
    public Edge {
        arguments = List.copyOf(arguments);
    }

    /** With the arguments replaced. */
    Edge map(java.util.function.UnaryOperator<Value> f) {
        List<Value> mapped = Values.map(arguments, f);
        return mapped == arguments ? this : new Edge(target, mapped);
    }

    @Override
    public String toString() {
        return target + "(" + IrPrinter.join(arguments) + ")";
    }
}
