package dev.krait.jit.ir;

import dev.krait.bytecode.PyCode;
import java.util.ArrayList;
import java.util.HashMap;
import dev.krait.deopt.DeoptReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@link IrPrinter} writes: printing what was read gives the same text. Objects that have no literal form (code objects, shapes, caches) come back as
 * {@link Verbatim} text, so a graph with those can be analysed and improved, but not run.
 */
public final class IrParser {
    private static final Pattern HEADER = Pattern.compile("(b\\d+)\\((.*?)\\)( loop)?(?: handler (\\d+))?((?: @.*)?):");
    private static final Pattern RESULT = Pattern.compile("(v\\d+):(\\w+)(?:<([^ >]+)>)? = (.*)");
    private static final Pattern PARAMETER = Pattern.compile("(v\\d+):(\\w+)(?:<([^ >]+)>)?");
    private static final Pattern TAIL = Pattern.compile("(.*?)((?: @\\d+(?::\\w+)?\\[[^\\]]*](?: of v\\d+)?)*)(?: unwind (b\\d+\\([^)]*\\)))?");
    private static final Pattern STATE = Pattern.compile(" @(\\d+)(?::(\\w+))?\\[([^\\]]*)](?: of (v\\d+))?");
    private static final Pattern EDGE = Pattern.compile("(?:(-?\\d+):)?(b\\d+)\\(([^)]*)\\)");

    /** An object that stands in a graph by its text alone. */
    public record Verbatim(String text) {}

    private final Graph graph;
    private final Map<String, Block> blocks = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();

    private IrParser(PyCode code) {
        graph = new Graph(code);
    }

    /**
     * Reads a graph of a code object.
     *
     * @throws IllegalArgumentException with the line that cannot be read
     */
    public static Graph parse(String text, PyCode code) {
        IrParser parser = new IrParser(code);
        List<String> lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith(";")).toList();
        parser.declare(lines);
        Block block = null;
        for (String line : lines) {
            try {
                if (!line.startsWith(" ")) {
                    block = parser.header(line);
                } else {
                    parser.line(block, line.strip());
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("cannot read: " + line, e);
            }
        }
        return parser.graph;
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("malformed: " + text);
        }
        return m;
    }

    // ---- declarations, so that uses may come first

    private void declare(List<String> lines) {
        int lastBlock = -1;
        int lastValue = -1;
        Map<Integer, String[]> declared = new HashMap<>();
        List<Integer> blockIds = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith(" ")) {
                Matcher m = match(HEADER, line);
                int id = Integer.parseInt(m.group(1).substring(1));
                blockIds.add(id);
                lastBlock = Math.max(lastBlock, id);
                for (String parameter : split(m.group(2))) {
                    lastValue = Math.max(lastValue, note(declared, match(PARAMETER, parameter)));
                }
            } else {
                Matcher m = RESULT.matcher(line.strip());
                if (m.matches()) {
                    lastValue = Math.max(lastValue, note(declared, m));
                }
            }
        }
        for (int i = 0; i <= lastBlock; i++) {
            blocks.put("b" + i, graph.block());
        }
        graph.blocks.clear();
        blockIds.forEach(id -> graph.blocks.add(blocks.get("b" + id)));
        for (int i = 0; i <= lastValue; i++) {
            String[] kindAndType = declared.getOrDefault(i, new String[] {"OBJECT", null});
            Value v = graph.value(Kind.valueOf(kindAndType[0]));
            v.type = kindAndType[1] == null ? null : type(kindAndType[1]);
            values.put("v" + i, v);
        }
    }

    private static int note(Map<Integer, String[]> declared, Matcher m) {
        int id = Integer.parseInt(m.group(1).substring(1));
        declared.put(id, new String[] {m.group(2), m.group(3)});
        return id;
    }

    private static Class<?> type(String name) {
        for (String prefix : new String[] {"java.lang.", "dev.krait.", ""}) {
            try {
                return Class.forName(prefix + name, false, IrParser.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                // the next prefix
            }
        }
        throw new IllegalArgumentException("no class " + name);
    }

    // ---- blocks

    private Block header(String line) {
        Matcher m = match(HEADER, line);
        Block block = blocks.get(m.group(1));
        for (String parameter : split(m.group(2))) {
            Value v = value(match(PARAMETER, parameter).group(1));
            v.definition = block;
            block.parameters.add(v);
        }
        block.loopHeader = m.group(3) != null;
        block.handler = m.group(4) != null;
        block.handlerDepth = block.handler ? Integer.parseInt(m.group(4)) : 0;
        block.entryState = state(m.group(5));
        return block;
    }

    private void line(Block block, String line) {
        Matcher result = RESULT.matcher(line);
        boolean has = result.matches();
        Value value = has ? value(result.group(1)) : null;
        String rest = has ? result.group(4) : line;
        if (rest.startsWith("const ")) {
            block.add(new Op.Constant(value, literal(rest.substring("const ".length()))));
            return;
        }
        Matcher tail = match(TAIL, rest);
        String body = tail.group(1);
        FrameState state = state(tail.group(2));
        Edge unwind = tail.group(3) == null ? null : edge(match(EDGE, tail.group(3)));
        int space = body.indexOf(' ');
        String word = space < 0 ? body : body.substring(0, space);
        String operands = space < 0 ? "" : body.substring(space + 1);
        Terminator end = terminator(word, operands, state);
        if (end != null) {
            block.terminator = end;
        } else {
            block.add(operation(value, word, operands, state, unwind));
        }
    }

    private Terminator terminator(String word, String operands, FrameState state) {
        return switch (word) {
            case "jump" -> new Terminator.Jump(edges(operands).getFirst());
            case "branch" -> {
                List<Edge> ways = edges(operands);
                yield new Terminator.Branch(value(operands.substring(0, operands.indexOf(' '))), ways.get(0), ways.get(1));
            }
            case "return" -> new Terminator.Return(value(operands));
            case "leave" -> new Terminator.Leave(DeoptReason.valueOf(operands.toUpperCase(Locale.ROOT)), state);
            case "yield" -> new Terminator.Yield(value(operands), state);
            case "unreachable" -> new Terminator.Unreachable();
            case "dispatch" -> new Terminator.Dispatch(EDGE.matcher(operands).results().mapToInt(r -> Integer.parseInt(r.group(1))).toArray(), edges(operands));
            default -> null;
        };
    }

    private Op operation(Value result, String word, String operands, FrameState state, Edge unwind) {
        if (word.startsWith("guard_")) {
            return guard(result, Op.Test.valueOf(word.substring("guard_".length()).toUpperCase(Locale.ROOT)), operands, state);
        }
        if (word.startsWith("poll_")) {
            return new Op.Poll(Op.Poll.Where.valueOf(word.substring("poll_".length()).toUpperCase(Locale.ROOT)), state);
        }
        return switch (word) {
            case "invoke" -> {
                int space = operands.indexOf(' ');
                String method = space < 0 ? operands : operands.substring(0, space);
                yield new Op.Invoke(result, RuntimeMethod.valueOf(method), values(space < 0 ? "" : operands.substring(space + 1)), state, unwind);
            }
            case "direct" -> new Op.Direct(result, values(operands), state, unwind);
            case "resume" -> new Op.Resume(result, values(operands), state, unwind);
            case "sent" -> new Op.Sent(result);
            case "enter_frame" -> new Op.EnterFrame();
            case "argument" -> new Op.Argument(result, Integer.parseInt(operands));
            case "load_slot" -> new Op.LoadSlot(result, Integer.parseInt(operands));
            case "store_slot" -> {
                String[] parts = operands.split(" ");
                yield new Op.StoreSlot(Integer.parseInt(parts[0]), parts[1].equals("empty") ? null : value(parts[1]));
            }
            default -> new Op.Arithmetic(result, Operator.valueOf(word.toUpperCase(Locale.ROOT)), values(operands), state);
        };
    }

    private Op.Guard guard(Value result, Op.Test test, String operands, FrameState state) {
        String rest = operands.strip();
        Value input = null;
        if (rest.matches("v\\d+( .*)?")) {
            int space = rest.indexOf(' ');
            input = value(space < 0 ? rest : rest.substring(0, space));
            rest = space < 0 ? "" : rest.substring(space + 1);
        }
        Object expected = rest.isEmpty() ? null : test == Op.Test.CLASS ? type(rest) : literal(rest);
        return new Op.Guard(result, test, input, expected, state);
    }

    // ---- parts

    private static List<String> split(String list) {
        return list.isBlank() ? List.of() : List.of(list.split(", "));
    }

    private Value value(String name) {
        Value v = values.get(name);
        if (v == null) {
            throw new IllegalArgumentException("no value " + name);
        }
        return v;
    }

    private List<Value> values(String list) {
        return split(list.strip()).stream().map(this::value).toList();
    }

    private List<Edge> edges(String text) {
        return EDGE.matcher(text).results().map(r -> edge(r.group(2), r.group(3))).toList();
    }

    private Edge edge(Matcher m) {
        return edge(m.group(2), m.group(3));
    }

    private Edge edge(String block, String arguments) {
        return new Edge(blocks.get(block), values(arguments));
    }

    /** A state and those of its callers, the innermost first. */
    private FrameState state(String text) {
        FrameState state = null;
        List<java.util.regex.MatchResult> all = text == null ? List.of() : STATE.matcher(text).results().toList();
        for (java.util.regex.MatchResult m : all.reversed()) {
            List<Value> slots = new ArrayList<>();
            for (String slot : m.group(3).isEmpty() ? new String[0] : m.group(3).split(" ")) {
                slots.add(switch (slot) {
                    case "-" -> null;
                    case "stored" -> FrameState.STORED;
                    default -> value(slot);
                });
            }
            FrameState.Resume resume = m.group(2) == null ? FrameState.Resume.BEFORE : FrameState.Resume.valueOf(m.group(2).toUpperCase(Locale.ROOT));
            int depth = Math.max(0, slots.size() - graph.code.localsplusnames.length);
            state = new FrameState(graph.code, Integer.parseInt(m.group(1)), resume, slots, depth, m.group(4) == null ? null : value(m.group(4)), state);
        }
        return state;
    }

    private static Object literal(String text) {
        if (text.equals("empty")) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.startsWith("\"")) {
            return text.substring(1, text.length() - 1).translateEscapes();
        }
        if (text.matches("-?\\d+")) {
            return Long.valueOf(text);
        }
        if (text.matches("-?\\d+\\.\\d+(E-?\\d+)?|-?Infinity|NaN")) {
            return Double.valueOf(text);
        }
        return new Verbatim(text);
    }
}
