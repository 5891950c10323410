package dev.krait.jit.ir;

import java.util.ArrayList;
import java.util.List;

/** Writes graphs as text, from the records. */
public final class IrPrinter {
    private IrPrinter() {
    }

    /** The whole graph, a line for each operation. */
    public static String print(Graph graph) {
        StringBuilder out = new StringBuilder();
        graph.assumptions.forEach(a -> out.append("; assumes ").append(a).append('\n'));
        for (Block block : graph.blocks) {
            out.append(block).append('(');
            for (int i = 0; i < block.parameters.size(); i++) {
                out.append(i == 0 ? "" : ", ").append(typed(block.parameters.get(i)));
            }
            out.append(')').append(block.loopHeader ? " loop" : "").append(block.handler ? " handler " + block.handlerDepth : "")
                    .append(state(block.entryState)).append(":\n");
            for (Op op : block.ops) {
                out.append("  ").append(print(op)).append('\n');
            }
            out.append("  ").append(print(block.terminator)).append('\n');
        }
        return out.toString();
    }

    /** One operation. */
    public static String print(Op op) {
        String left = op.result() == null ? "" : typed(op.result()) + " = ";
        String right = switch (op) {
            case Op.Constant c -> "const " + literal(c.value());
            case Op.Arithmetic a -> a.operator().name().toLowerCase() + " " + join(a.inputs());
            case Op.Guard g -> "guard_" + g.test().name().toLowerCase() + " " + (g.input() == null ? "" : g.input())
                    + (g.expected() == null ? "" : " " + expected(g.expected()));
            case Op.Invoke i -> "invoke " + i.method() + " " + join(i.inputs());
            case Op.Direct d -> "direct " + join(d.inputs());
            case Op.Resume r -> "resume " + join(r.inputs());
            case Op.Sent s -> "sent";
            case Op.EnterFrame e -> "enter_frame";
            case Op.Argument a -> "argument " + a.number();
            case Op.LoadSlot l -> "load_slot " + l.slot();
            case Op.StoreSlot s -> "store_slot " + s.slot() + " " + (s.value() == null ? "empty" : s.value());
            case Op.Poll p -> "poll_" + p.where().name().toLowerCase();
        };
        return (left + right).stripTrailing() + state(op.state()) + (op.unwind() == null ? "" : " unwind " + op.unwind());
    }

    /** The end of a block. */
    public static String print(Terminator t) {
        return switch (t) {
            case Terminator.Jump j -> "jump " + j.edge();
            case Terminator.Branch b -> "branch " + b.condition() + " " + b.yes() + " " + b.no();
            case Terminator.Return r -> "return " + r.value();
            case Terminator.Leave l -> "leave " + l.reason().name().toLowerCase() + state(l.state());
            case Terminator.Yield y -> "yield " + y.value() + state(y.state());
            case Terminator.Unreachable u -> "unreachable";
            case Terminator.Dispatch d -> {
                List<String> ways = new ArrayList<>();
                for (int i = 0; i < d.targets().size(); i++) {
                    ways.add(d.indexes()[i] + ":" + d.targets().get(i));
                }
                yield "dispatch " + String.join(" ", ways);
            }
        };
    }

    static String join(List<Value> values) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(values.get(i));
        }
        return out.toString();
    }

    private static String typed(Value v) {
        return v + ":" + v.kind + (v.type == null ? "" : "<" + className(v.type) + ">");
    }

    /** The names of classes of {@code java.lang} and of Krait are shortened by these packages. */
    static String className(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name.startsWith("dev.krait.") ? name.substring("dev.krait.".length()) : name;
    }

    private static String state(FrameState s) {
        if (s == null) {
            return "";
        }
        StringBuilder out = new StringBuilder(" @").append(s.index());
        if (s.resume() != FrameState.Resume.BEFORE) {
            out.append(':').append(s.resume().name().toLowerCase());
        }
        out.append('[');
        for (int i = 0; i < s.slots().size(); i++) {
            Value v = s.slots().get(i);
            out.append(i == 0 ? "" : " ").append(v == null ? "-" : v);
        }
        return out.append(']').append(s.function() == null ? "" : " of " + s.function()).append(s.parent() == null ? "" : state(s.parent())).toString();
    }

    private static String expected(Object o) {
        return o instanceof Class<?> c ? className(c) : literal(o);
    }

    private static String literal(Object o) {
        return switch (o) {
            case null -> "empty";
            case Long l -> l + "";
            case Double d -> d + "";
            case Boolean b -> b + "";
            case String s -> "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + "\"";
            case IrParser.Verbatim v -> v.text();
            case Object[] several -> "<" + oneLine(java.util.Arrays.toString(several)) + ">";
            default -> "<" + oneLine(o.toString()) + ">";
        };
    }

    private static String oneLine(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r");
    }
}
