package dev.krait.jit.build;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.deopt.DeoptReason;
import dev.krait.jit.Bailout;
import dev.krait.jit.BailoutReason;
import dev.krait.jit.ir.Assumption;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import dev.krait.jit.ir.VersionFact;
import dev.krait.object.PyType;
import dev.krait.runtime.GlobalSite;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds the graph of one entry, or several, into a code object.
 *
 * <p>Where control flow joins, a block has a parameter for every slot; a pass removes those that are not needed. A handler has only the exception as its
 * parameter and reads its variables from the frame: whatever may raise has stored them there. Entries from the interpreter read them likewise.
 */
public final class GraphBuilder {
    /** Parameters over all blocks beyond which a graph is refused. */
    private static final int LIMIT = 60_000;

    final Graph graph;
    final Bytecode bytecode;
    final Profile profile;
    final PyCode code;
    final int locals;
    private final ControlFlow flow;
    private final Map<Integer, Block> blocks = new HashMap<>();
    private final Map<Integer, Value[]> entryStates = new HashMap<>();
    private final Map<Integer, Integer> predecessors = new HashMap<>();
    private final Map<Integer, Block> handlers = new HashMap<>();
    private final Map<Object, Value> constants;
    final Value empty;
    /** Where the code is being inlined, or null. */
    final Inlining inlining;
    /** What may still be inlined. */
    final Inlining.Budget budget = new Inlining.Budget();
    private int parameters;

    /** What is known where the builder stands. */
    final Facts facts = new Facts();

    // where the builder stands
    Block block;
    Value[] slots;
    int depth;
    int index;
    private FrameState state;
    private boolean pollDue;

    /** How the graph is entered. */
    public enum Entry {
        /** By a call: the arguments are the activation's first variables. */
        CALL,
        /** By the interpreter, with a frame that stands at one of the entries. */
        FRAME
    }

    private GraphBuilder(PyCode code, Profile profile, List<Integer> entries) {
        this(code, profile, entries, new Graph(code), new HashMap<>(), null);
    }

    private GraphBuilder(PyCode code, Profile profile, List<Integer> entries, Graph graph, Map<Object, Value> constants, Inlining inlining) {
        this.code = code;
        this.profile = profile;
        this.graph = graph;
        this.constants = constants;
        this.inlining = inlining;
        this.bytecode = new Bytecode(code);
        this.locals = code.localsplusnames.length;
        this.flow = new ControlFlow(bytecode, entries);
        this.block = graph.block();
        this.empty = constant(Kind.OBJECT, null);
        countPredecessors(entries);
    }

    /** The graph of a function from its beginning. {@code FRAME} entries find arguments in the frame. */
    public static Graph function(PyCode code, Profile profile, Entry entry) {
        GraphBuilder b = new GraphBuilder(code, profile, List.of(0));
        b.slots = new Value[b.locals + code.stacksize];
        Arrays.fill(b.slots, b.empty);
        int arguments = argumentCount(code);
        if (entry == Entry.CALL) {
            b.block.add(new Op.EnterFrame());
        }
        for (int i = 0; i < (entry == Entry.FRAME ? b.locals : arguments); i++) {
            Value v = b.graph.value(Kind.OBJECT);
            b.block.add(entry == Entry.FRAME ? new Op.LoadSlot(v, i) : new Op.Argument(v, i));
            b.slots[i] = v;
        }
        b.jump(0);
        return b.build();
    }

    /**
     * Adds the body of a function to the graph that this builder builds, as code without a way in yet.
     *
     * @return its first block
     * @throws Inlining.Impossible when an operation of it wants an activation of its own
     */
    Block body(PyFunction callee, Profile known, Inlining place, Value... arguments) {
        GraphBuilder b = new GraphBuilder(callee.code, known, List.of(0), graph, constants, place);
        b.slots = new Value[b.locals + b.code.stacksize];
        Arrays.fill(b.slots, b.empty);
        System.arraycopy(arguments, 0, b.slots, 0, arguments.length);
        Block first = b.block;
        b.facts.become(facts);
        b.jump(0);
        b.buildBlocks();
        return first;
    }

    /** How many variables a call fills. */
    public static int argumentCount(PyCode code) {
        int n = code.argcount + code.kwonlyargcount;
        n += (code.flags & PyCode.CO_VARARGS) != 0 ? 1 : 0;
        return n + ((code.flags & PyCode.CO_VARKEYWORDS) != 0 ? 1 : 0);
    }

    /**
     * The graph that is entered with a frame that is about to run one of some instructions.
     *
     * @param depths for each of them how many values lie on the stack
     */
    public static Graph frame(PyCode code, Profile profile, List<Integer> entries, List<Integer> depths) {
        return entered(code, profile, entries, depths, false);
    }

    /** Likewise of a suspended generator's frame that goes on at one of some instructions; the value that is sent into it lies on top of the stack there. */
    public static Graph resumptions(PyCode code, Profile profile, List<Integer> entries, List<Integer> depths) {
        return entered(code, profile, entries, depths, true);
    }

    private static Graph entered(PyCode code, Profile profile, List<Integer> entries, List<Integer> depths, boolean sent) {
        GraphBuilder b = new GraphBuilder(code, profile, entries);
        Block first = b.block;
        List<Edge> ways = new ArrayList<>();
        for (int k = 0; k < entries.size(); k++) {
            b.block = entries.size() == 1 ? first : b.graph.block();
            Block way = b.block;
            b.loadFrame(sent ? depths.get(k) - 1 : depths.get(k));
            if (sent) {
                Value v = b.graph.value(Kind.OBJECT);
                b.block.add(new Op.Sent(v));
                b.push(v);
            }
            b.jump(entries.get(k));
            ways.add(new Edge(way, List.of()));
        }
        if (entries.size() > 1) {
            // a suspended frame stands at the instruction before the one it goes on with
            first.terminator = new Terminator.Dispatch(entries.stream().mapToInt(i -> i - 1).toArray(), ways);
        }
        return b.build();
    }

    /** How many values lie on the stack before an instruction. */
    public static int depthAt(PyCode code, int index) {
        return dev.krait.eval.StackDepths.before(code, index);
    }

    /** The instructions at which a generator or coroutine is suspended, the one that makes it first. */
    public static List<Integer> suspensions(PyCode code) {
        Bytecode bytecode = new Bytecode(code);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < bytecode.units(); i = bytecode.next(i)) {
            int opcode = bytecode.opcode(i);
            if (opcode == Opcode.RETURN_GENERATOR || opcode == Opcode.YIELD_VALUE) {
                found.add(i);
            }
        }
        return found;
    }

    private void loadFrame(int stack) {
        slots = new Value[locals + code.stacksize];
        Arrays.fill(slots, empty);
        depth = stack;
        for (int i = 0; i < locals + stack; i++) {
            Value v = graph.value(Kind.OBJECT);
            block.add(new Op.LoadSlot(v, i));
            slots[i] = v;
        }
    }

    private void countPredecessors(List<Integer> entries) {
        for (int e : entries) {
            predecessors.merge(e, 1, Integer::sum);
        }
        for (int from : flow.order) {
            int i = from;
            while (true) {
                int opcode = bytecode.opcode(i);
                int next = bytecode.next(i);
                if (Opcode.hasJump(opcode) && opcode != Opcode.END_ASYNC_FOR) {
                    predecessors.merge(flow.jumpTarget(i), 1, Integer::sum);
                    if (Opcode.isUnconditionalJump(opcode)) {
                        break;
                    }
                }
                if (Opcode.isScopeExit(opcode) || opcode == Opcode.YIELD_VALUE || opcode == Opcode.RETURN_GENERATOR || next >= bytecode.units()) {
                    break;
                }
                if (flow.isLeader(next)) {
                    predecessors.merge(next, 1, Integer::sum);
                    break;
                }
                i = next;
            }
        }
    }

    private Graph build() {
        buildBlocks();
        graph.order();
        return graph;
    }

    private void buildBlocks() {
        OpcodeBuilder opcodes = new OpcodeBuilder(this);
        Set<Integer> done = new HashSet<>();
        // once more where a loop that is entered in its middle is the only way to its beginning: what comes before has never run
        while (buildOpen(opcodes, done)) {
            continue;
        }
    }

    /** Builds the blocks that are come to and have not been built; returns whether there was one. */
    private boolean buildOpen(OpcodeBuilder opcodes, Set<Integer> done) {
        boolean built = false;
        for (int leader : flow.order) {
            Value[] entry = entryStates.get(leader);
            if (entry != null && done.add(leader)) {
                block = blocks.get(leader);
                slots = entry.clone();
                depth = depthOf(entry);
                run(leader, opcodes);
                built = true;
            }
        }
        return built;
    }

    // entry states carry their depth as the number of leading non-null slots
    private int depthOf(Value[] entry) {
        int n = locals;
        while (n < entry.length && entry[n] != null) {
            n++;
        }
        return n - locals;
    }

    private void run(int leader, OpcodeBuilder opcodes) {
        if (leader != 0 || inlining == null || flow.isHeader(leader)) {
            facts.forget();
        }
        index = leader;
        if (leader != 0 && !flow.isEntry(leader) && isUnseen(leader)) {
            state = null;
            end(new Terminator.Leave(DeoptReason.UNSEEN, state()));
            return;
        }
        int counted = 0;
        while (true) {
            state = null;
            counted += bytecode.opcode(index) == Opcode.EXTENDED_ARG ? 0 : 1;
            if (profile.counting() && flow.endsBlock(index)) {
                invoke(dev.krait.jit.ir.RuntimeMethod.COUNT, integer(counted));
            }
            opcodes.build(bytecode.opcode(index), bytecode.oparg(index));
            if (block == null) {
                return;
            }
            int next = bytecode.next(index);
            index = next;
            state = null;
            poll();
            if (flow.isLeader(next)) {
                jump(next);
                return;
            }
        }
    }

    /** Whether a block has never run, as far as its first telling site knows: the interpreter is to run it until it has. */
    private boolean isUnseen(int leader) {
        for (int i = leader; !profile.generic(leader); i = bytecode.next(i)) {
            if (telling(bytecode.opcode(i))) {
                return profile.unseen(i);
            }
            if (flow.endsBlock(i)) {
                break;
            }
        }
        return false;
    }

    /** Whether the interpreter notes something about every execution of an instruction. */
    private static boolean telling(int opcode) {
        return switch (opcode) {
            case Opcode.BINARY_OP, Opcode.COMPARE_OP, Opcode.CALL, Opcode.CALL_KW, Opcode.FOR_ITER,
                    Opcode.LOAD_ATTR -> true;
            default -> false;
        };
    }

    /** Adds the poll that an arbitrary operation made due. The builder must stand before the instruction where the interpreter would go on. */
    void poll() {
        if (pollDue) {
            pollDue = false;
            block.add(new Op.Poll(Op.Poll.Where.OPERATION, state()));
        }
    }

    /** Whether a poll is due; it is no longer. */
    boolean takePoll() {
        boolean due = pollDue;
        pollDue = false;
        return due;
    }

    /** Adds a poll where the interpreter would go on at an instruction, with the stack as it is. */
    void pollAt(int target) {
        block.add(new Op.Poll(Op.Poll.Where.OPERATION, stateAt(target, slots)));
    }

    /** The state of the frame while it is suspended at the present instruction. */
    FrameState suspended() {
        return stateAt(index, slots);
    }

    /** The state of the frame before an instruction, with the stack as deep as it is. */
    private FrameState stateAt(int target, Value[] contents) {
        return new FrameState(code, target, FrameState.Resume.BEFORE, Arrays.asList(contents).subList(0, locals + depth), depth,
                inlining == null ? null : inlining.function(), inlining == null ? null : inlining.caller());
    }

    /** The state of the frame while a function runs that the present instruction has called, what it was called with being gone from the stack. */
    FrameState calling(FrameState.Resume resume) {
        return new FrameState(code, index, resume, Arrays.asList(slots).subList(0, locals + depth), depth,
                inlining == null ? null : inlining.function(), inlining == null ? null : inlining.caller());
    }

    // ---- control flow

    /** Ends the block: goes on at an instruction. */
    void jump(int target) {
        block.terminator = new Terminator.Jump(edge(target));
        block = null;
    }

    /** Ends the block: goes one of two ways. */
    void branch(Value condition, int yes, int no) {
        Edge y = edge(yes);
        Edge n = edge(no);
        block.terminator = new Terminator.Branch(condition, y, n);
        block = null;
    }

    void end(Terminator t) {
        block.terminator = t;
        block = null;
    }

    /** A way from the present state to an instruction. */
    Edge edge(int target) {
        Block to = blocks.get(target);
        if (to == null) {
            to = open(target);
        }
        Value[] expected = entryStates.get(target);
        List<Value> arguments = new ArrayList<>();
        int k = 0;
        for (int i = 0; i < locals + depth; i++) {
            if (k < to.parameters.size() && to.parameters.get(k) == expected[i]) {
                arguments.add(slots[i]);
                k++;
            } else if (to.parameters.isEmpty() ? false : expected[i] != slots[i]) {
                throw new Bailout(BailoutReason.MALFORMED_BYTECODE, "stack at " + target);
            }
        }
        if (depthOf(expected) != depth) {
            throw new Bailout(BailoutReason.MALFORMED_BYTECODE, "depth at " + target);
        }
        return new Edge(to, arguments);
    }

    private Block open(int target) {
        Block to = graph.block();
        blocks.put(target, to);
        Value[] entry = new Value[slots.length];
        System.arraycopy(slots, 0, entry, 0, locals + depth);
        boolean header = flow.isHeader(target);
        to.loopHeader = header;
        if (header || predecessors.getOrDefault(target, 0) > 1) {
            for (int i = 0; i < locals + depth; i++) {
                if (i < locals || slots[i] != empty) {
                    entry[i] = graph.parameter(to, Kind.OBJECT);
                    parameters++;
                }
            }
            to.entryState = stateAt(target, entry);
        }
        if (parameters > LIMIT) {
            throw new Bailout(BailoutReason.GRAPH_TOO_BIG, code.qualname + ": " + parameters + " parameters");
        }
        entryStates.put(target, entry);
        return to;
    }

    /** The way to the handler of the present instruction, or null. */
    private Edge unwind() {
        Bytecode.Region region = bytecode.handler(index);
        if (region == null) {
            return null;
        }
        return new Edge(handlers.computeIfAbsent(region.target() << 12 | region.depth() << 1 | (region.lasti() ? 1 : 0), k -> handler(region)), List.of());
    }

    private Block handler(Bytecode.Region region) {
        Block h = graph.block();
        h.handler = true;
        h.handlerDepth = region.depth();
        Value exception = graph.parameter(h, Kind.OBJECT);
        Block saved = block;
        Value[] savedSlots = slots;
        int savedDepth = depth;
        block = h;
        loadFrame(region.depth());
        if (region.lasti()) {
            Value lasti = graph.value(Kind.OBJECT);
            block.add(new Op.Invoke(lasti, dev.krait.jit.ir.RuntimeMethod.LASTI, List.of(), null, null));
            push(lasti);
        }
        push(exception);
        block.terminator = new Terminator.Jump(edge(region.target()));
        block = saved;
        slots = savedSlots;
        depth = savedDepth;
        return h;
    }

    // ---- the stack

    void push(Value v) {
        slots[locals + depth++] = v;
    }

    Value pop() {
        Value v = slots[locals + --depth];
        slots[locals + depth] = empty;
        return v;
    }

    /** The n-th value from the top, counting from 1. */
    Value peek(int n) {
        return slots[locals + depth - n];
    }

    void poke(int n, Value v) {
        slots[locals + depth - n] = v;
    }

    /** Puts another object that will do as well in a value's place, also for the interpreter. */
    void replace(int n, Value v) {
        poke(n, v);
        state = null;
    }

    // ---- operations

    /** The interpreter's state before the present instruction. Ask for it before the stack is touched: {@link #build} does. */
    FrameState state() {
        if (state == null) {
            state = stateAt(index, slots);
        }
        return state;
    }

    /** A constant, one for each graph. */
    Value constant(Kind kind, Object value) {
        record Key(Kind kind, Object value, int identity) {}

        // equal constants of different types must not be mixed up, neither must 0.0 and -0.0 (Double.equals tells them apart)
        boolean scalar = value instanceof Long || value instanceof Double || value instanceof Boolean || value instanceof String;
        Key key = new Key(kind, scalar ? value : null, scalar ? 0 : System.identityHashCode(value));
        Value known = constants.get(key);
        if (known != null && (scalar || ((Op.Constant) known.op()).value() == value)) {
            return known;
        }
        Value v = graph.value(kind);
        if (kind == Kind.OBJECT && value != null) {
            v.type = value.getClass();
        }
        Op.Constant op = new Op.Constant(v, value);
        v.definition = op;
        graph.entry().ops.addFirst(op);
        constants.put(key, v);
        return v;
    }

    Value object(Object value) {
        return constant(Kind.OBJECT, value);
    }

    Value integer(long value) {
        return constant(Kind.INT, value);
    }

    /** Calls a method of the runtime. */
    Value invoke(dev.krait.jit.ir.RuntimeMethod method, Value... inputs) {
        boolean raises = method.effect.raises();
        if (inlining != null && (raises || method.wantsFrame())) {
            throw Inlining.Impossible.INSTANCE;
        }
        Value result = method.result() == null ? null : graph.value(method.result());
        block.add(new Op.Invoke(result, method, List.of(inputs), raises ? state() : null, raises ? unwind() : null));
        if (method.effect == dev.krait.jit.ir.Effect.ARBITRARY) {
            pollDue = true;
            facts.forget();
        }
        return result;
    }

    /** Calls a Python function, guarded, with exactly the arguments it takes. */
    Value direct(Value... inputs) {
        if (inlining != null) {
            throw Inlining.Impossible.INSTANCE;
        }
        Value result = graph.value(Kind.OBJECT);
        block.add(new Op.Direct(result, List.of(inputs), state(), unwind()));
        pollDue = true;
        facts.forget();
        return result;
    }

    /** Resumes a generator or coroutine. */
    Value resume(Value generator, Value sent) {
        if (inlining != null) {
            throw Inlining.Impossible.INSTANCE;
        }
        Value result = graph.value(Kind.OBJECT);
        block.add(new Op.Resume(result, List.of(generator, sent), state(), unwind()));
        pollDue = true;
        facts.forget();
        return result;
    }

    Value arithmetic(Operator operator, Value... inputs) {
        Value result = graph.value(operator.result);
        result.type = switch (operator) {
            case BOX_INT -> Long.class;
            case BOX_FLOAT -> Double.class;
            case BOX_BOOL -> Boolean.class;
            default -> null;
        };
        block.add(new Op.Arithmetic(result, operator, List.of(inputs), operator.leaves ? state() : null));
        return result;
    }

    Value guard(Op.Test test, Value input, Object expected) {
        if (input != null && input.op() instanceof Op.Constant c && isKnown(test, c.value(), expected)) {
            return input;
        }
        Value result = test.result == null ? null : graph.value(test.result);
        if (result != null && result.kind == Kind.OBJECT && input != null) {
            result.type = test == Op.Test.CLASS ? (Class<?>) expected : input.type;
        }
        block.add(new Op.Guard(result, test, input, expected, state()));
        return result;
    }

    /** Whether a constant passes a guard, now and as long as the code is valid. */
    private boolean isKnown(Op.Test test, Object constant, Object expected) {
        return switch (test) {
            case BOUND -> constant != null;
            case SAME -> constant == expected;
            case CODE -> constant instanceof PyFunction f && assume(new Assumption.Code(f, (PyCode) expected));
            default -> false;
        };
    }

    /** Takes a fact for granted, if it may be; returns whether it does. */
    boolean assume(Assumption fact) {
        return profile.assumes() && fact.isPossible() && (graph.assumptions.contains(fact) || graph.assumptions.add(fact));
    }

    /** Takes a global's value for granted, as a site has found it in the globals that were seen, if that may be; returns whether it does. */
    boolean assumeGlobal(GlobalSite site, Object value) {
        List<Assumption> all = profile.places(site, value);
        if (!profile.assumes() || all.isEmpty() || !all.stream().allMatch(Assumption::isPossible)) {
            return false;
        }
        Value function = inlining == null ? null : inlining.function();
        for (Assumption fact : all) {
            PyDict dict = ((Assumption.Global) fact).dict();
            boolean globals = fact == all.getFirst();
            if (function == null || !(function.op() instanceof Op.Constant c) || (globals ? ((PyFunction) c.value()).globals : ((PyFunction) c.value()).builtins) != dict) {
                guard(globals ? Op.Test.GLOBALS : Op.Test.BUILTINS, function, dict);
            }
        }
        graph.assumptions.addAll(all);
        return true;
    }

    /** Makes sure that a type sees under a name what it saw in this version: assumed, known, or guarded. */
    void version(PyType type, String name, long version) {
        VersionFact fact = new VersionFact(type, version);
        if (!assume(new Assumption.TypeName(type, name, version)) && facts.note(fact)) {
            guard(Op.Test.VERSION, null, fact);
        }
    }

    /** Puts a refined value in the place of a value in all slots. */
    void refine(Value old, Value refined) {
        for (int i = 0; i < locals + depth; i++) {
            if (slots[i] == old) {
                slots[i] = refined;
            }
        }
    }

    Value box(Value v) {
        return switch (v.kind) {
            case INT -> arithmetic(Operator.BOX_INT, v);
            case FLOAT -> arithmetic(Operator.BOX_FLOAT, v);
            case BOOL -> arithmetic(Operator.BOX_BOOL, v);
            case OBJECT -> v;
        };
    }

    /** The unboxed value, if the value is known to be a box or a constant of the kind; else null. */
    Value unboxed(Value v, Kind kind) {
        if (v.kind == kind) {
            return v;
        }
        if (v.op() instanceof Op.Arithmetic a && a.operator().boxes() && a.inputs().getFirst().kind == kind) {
            return a.inputs().getFirst();
        }
        if (v.op() instanceof Op.Constant c) {
            boolean fits = switch (kind) {
                case INT -> c.value() instanceof Long;
                case FLOAT -> c.value() instanceof Double;
                case BOOL -> c.value() instanceof Boolean;
                case OBJECT -> false;
            };
            return fits ? constant(kind, c.value()) : null;
        }
        return null;
    }

    /** The unboxed value, guarded if need be; the slots then hold the new box. */
    Value unbox(Value v, Kind kind) {
        Value known = unboxed(v, kind);
        if (known != null) {
            return known;
        }
        Op.Test test = switch (kind) {
            case INT -> Op.Test.INT;
            case FLOAT -> Op.Test.FLOAT;
            case BOOL -> Op.Test.BOOL;
            case OBJECT -> throw new AssertionError();
        };
        Value raw = guard(test, v, null);
        refine(v, box(raw));
        return raw;
    }
}
