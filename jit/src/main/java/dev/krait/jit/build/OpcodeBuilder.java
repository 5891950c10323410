package dev.krait.jit.build;

import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Opcode;
import dev.krait.deopt.DeoptReason;
import dev.krait.jit.Bailout;
import dev.krait.jit.BailoutReason;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import dev.krait.runtime.GlobalSite;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;

/** One case for each opcode: what it does to the abstract stack, and which operations it becomes. The switch is left whole. */
final class OpcodeBuilder {
    private final GraphBuilder b;
    private final ArithmeticBuilder arithmetic;
    private final AttributeBuilder attributes;
    private final SuperBuilder supers;
    private final CallBuilder calls;
    private final IterationBuilder iteration;
    private final SequenceBuilder sequences;

    OpcodeBuilder(GraphBuilder b) {
        this.b = b;
        this.arithmetic = new ArithmeticBuilder(b);
        this.attributes = new AttributeBuilder(b);
        this.supers = new SuperBuilder(b, attributes);
        this.iteration = new IterationBuilder(b);
        this.sequences = new SequenceBuilder(b);
        this.calls = new CallBuilder(b, iteration);
    }

    void build(int opcode, int oparg) {
        b.state(); // before the stack is touched
        switch (opcode) {
            case Opcode.NOP, Opcode.EXTENDED_ARG, Opcode.NOT_TAKEN, Opcode.CACHE -> { }
            case Opcode.RESUME -> {
                if (b.inlining == null) {
                    b.block.add(new Op.Poll(Op.Poll.Where.ENTRY, b.state()));
                }
            }
            case Opcode.RETURN_GENERATOR -> b.end(new Terminator.Leave(DeoptReason.UNCOMPILED, b.state()));
            case Opcode.RETURN_VALUE -> {
                if (b.inlining != null) {
                    b.inlining.returns(b, b.pop());
                    b.block = null;
                    return;
                }
                b.block.add(new Op.Poll(Op.Poll.Where.RETURN, b.state()));
                b.end(new Terminator.Return(b.pop()));
            }
            case Opcode.YIELD_VALUE -> iteration.yield();

            // the stack
            case Opcode.POP_TOP, Opcode.POP_ITER, Opcode.END_FOR -> b.pop();
            case Opcode.COPY -> b.push(b.peek(oparg));
            case Opcode.SWAP -> {
                Value top = b.peek(1);
                b.poke(1, b.peek(oparg));
                b.poke(oparg, top);
            }
            case Opcode.PUSH_NULL -> b.push(b.empty);
            case Opcode.LOAD_CONST -> b.push(b.object(b.code.consts[oparg]));
            case Opcode.LOAD_SMALL_INT -> b.push(b.object((long) oparg));
            case Opcode.LOAD_COMMON_CONSTANT -> b.push(b.invoke(RuntimeMethod.COMMON_CONSTANT, b.integer(oparg)));

            // variables
            case Opcode.LOAD_FAST, Opcode.LOAD_FAST_BORROW -> b.push(b.slots[oparg]);
            case Opcode.LOAD_FAST_LOAD_FAST, Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW -> {
                b.push(b.slots[oparg >> 4]);
                b.push(b.slots[oparg & 15]);
            }
            case Opcode.LOAD_FAST_CHECK -> b.push(bound(oparg));
            case Opcode.LOAD_FAST_AND_CLEAR -> {
                b.push(b.slots[oparg]);
                b.slots[oparg] = b.empty;
            }
            case Opcode.STORE_FAST -> b.slots[oparg] = b.pop();
            case Opcode.STORE_FAST_LOAD_FAST -> {
                b.slots[oparg >> 4] = b.pop();
                b.push(b.slots[oparg & 15]);
            }
            case Opcode.STORE_FAST_STORE_FAST -> {
                b.slots[oparg >> 4] = b.pop();
                b.slots[oparg & 15] = b.pop();
            }
            case Opcode.DELETE_FAST -> {
                bound(oparg);
                b.slots[oparg] = b.empty;
            }
            case Opcode.MAKE_CELL -> b.slots[oparg] = b.invoke(RuntimeMethod.MAKE_CELL, b.slots[oparg]);
            case Opcode.COPY_FREE_VARS -> {
                for (int i = 0; i < oparg; i++) {
                    b.slots[b.locals - oparg + i] = b.invoke(RuntimeMethod.FREE_VARIABLE, b.integer(i));
                }
            }
            case Opcode.LOAD_DEREF -> b.push(b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.CELL_GET, b.slots[oparg]), null));
            case Opcode.STORE_DEREF -> b.invoke(RuntimeMethod.CELL_SET, b.slots[oparg], b.pop());
            case Opcode.DELETE_DEREF -> {
                b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.CELL_GET, b.slots[oparg]), null);
                b.invoke(RuntimeMethod.CELL_SET, b.slots[oparg], b.empty);
            }
            case Opcode.LOAD_FROM_DICT_OR_DEREF -> b.push(b.invoke(RuntimeMethod.DICT_OR_CELL, b.pop(), b.integer(oparg)));
            case Opcode.LOAD_GLOBAL -> {
                b.push(global(b.code.names[oparg >> 1]));
                if ((oparg & 1) != 0) {
                    b.push(b.empty);
                }
            }
            case Opcode.STORE_GLOBAL -> b.invoke(RuntimeMethod.STORE_GLOBAL, name(oparg), b.pop());
            case Opcode.DELETE_GLOBAL -> b.invoke(RuntimeMethod.DELETE_GLOBAL, name(oparg));
            case Opcode.LOAD_NAME -> b.push(b.invoke(RuntimeMethod.NAME, name(oparg)));
            case Opcode.STORE_NAME -> b.invoke(RuntimeMethod.STORE_NAME, name(oparg), b.pop());
            case Opcode.DELETE_NAME -> b.invoke(RuntimeMethod.DELETE_NAME, name(oparg));
            case Opcode.LOAD_LOCALS -> b.push(b.invoke(RuntimeMethod.LOCALS));
            case Opcode.LOAD_FROM_DICT_OR_GLOBALS -> b.push(b.invoke(RuntimeMethod.DICT_OR_GLOBAL, b.pop(), name(oparg)));
            case Opcode.LOAD_BUILD_CLASS -> b.push(b.invoke(RuntimeMethod.BUILD_CLASS));
            case Opcode.SETUP_ANNOTATIONS -> b.invoke(RuntimeMethod.SETUP_ANNOTATIONS);
            case Opcode.IMPORT_NAME -> {
                Value from = b.pop();
                b.push(b.invoke(RuntimeMethod.IMPORT_NAME, name(oparg), from, b.pop()));
            }
            case Opcode.IMPORT_FROM -> b.push(b.invoke(RuntimeMethod.IMPORT_FROM, b.peek(1), name(oparg)));

            // attributes
            case Opcode.LOAD_ATTR -> attributes.load(b.code.names[oparg >> 1], (oparg & 1) != 0);
            case Opcode.STORE_ATTR -> attributes.store(b.code.names[oparg]);
            case Opcode.DELETE_ATTR -> b.invoke(RuntimeMethod.DELETE_ATTRIBUTE, b.pop(), name(oparg));
            case Opcode.LOAD_SUPER_ATTR -> supers.load(b.code.names[oparg >> 2], oparg & 3);
            case Opcode.LOAD_SPECIAL -> {
                Value pair = b.invoke(RuntimeMethod.SPECIAL_METHOD, b.pop(), b.integer(oparg));
                b.push(b.invoke(RuntimeMethod.ELEMENT, pair, b.integer(0)));
                b.push(b.invoke(RuntimeMethod.ELEMENT, pair, b.integer(1)));
            }

            // operators
            case Opcode.BINARY_OP -> {
                if (oparg == BinaryOp.NB_SUBSCR) {
                    arithmetic.subscript();
                } else {
                    arithmetic.binary(oparg);
                }
            }
            case Opcode.COMPARE_OP -> arithmetic.compare(oparg);
            case Opcode.CONTAINS_OP -> {
                Value found = sequences.contains();
                pushBool(oparg != 0 ? b.arithmetic(Operator.BOOL_NOT, found) : found);
            }
            case Opcode.IS_OP -> {
                Value right = b.pop();
                Value same = b.arithmetic(Operator.IS, b.pop(), right);
                pushBool(oparg != 0 ? b.arithmetic(Operator.BOOL_NOT, same) : same);
            }
            case Opcode.UNARY_NEGATIVE -> arithmetic.negative();
            case Opcode.UNARY_INVERT -> arithmetic.invert();
            case Opcode.UNARY_NOT -> pushBool(b.arithmetic(Operator.BOOL_NOT, truth(b.pop())));
            case Opcode.TO_BOOL -> pushBool(arithmetic.truth());
            case Opcode.BINARY_SLICE -> sequences.slice();
            case Opcode.STORE_SLICE -> sequences.storeSlice();
            case Opcode.STORE_SUBSCR -> arithmetic.storeSubscript();
            case Opcode.DELETE_SUBSCR -> {
                Value key = b.pop();
                b.invoke(RuntimeMethod.DELETE_SUBSCRIPT, b.pop(), key);
            }
            case Opcode.GET_LEN -> b.push(b.invoke(RuntimeMethod.GET_LENGTH, b.peek(1)));

            // building
            case Opcode.BUILD_TUPLE -> built(RuntimeMethod.BUILD_TUPLE, oparg, PyTuple.class);
            case Opcode.BUILD_LIST -> built(RuntimeMethod.BUILD_LIST, oparg, BuiltinTypes.LIST_CLASS);
            case Opcode.BUILD_SET -> built(oparg == 0 ? RuntimeMethod.NEW_SET : RuntimeMethod.BUILD_SET, oparg, PySet.class);
            case Opcode.BUILD_MAP -> built(oparg == 0 ? RuntimeMethod.NEW_DICT : RuntimeMethod.BUILD_MAP, 2 * oparg, PyDict.class);
            case Opcode.BUILD_STRING -> built(RuntimeMethod.BUILD_STRING, oparg, null);
            case Opcode.BUILD_SLICE -> {
                Value step = oparg == 3 ? b.pop() : b.object(dev.krait.object.PyNone.NONE);
                Value stop = b.pop();
                b.push(b.invoke(RuntimeMethod.BUILD_SLICE, b.pop(), stop, step));
            }
            case Opcode.BUILD_TEMPLATE -> {
                Value parts = b.pop();
                b.push(b.invoke(RuntimeMethod.BUILD_TEMPLATE, b.pop(), parts));
            }
            case Opcode.BUILD_INTERPOLATION -> {
                Value format = (oparg & 1) != 0 ? b.pop() : b.object("");
                Value text = b.pop();
                b.push(b.invoke(RuntimeMethod.BUILD_INTERPOLATION, b.pop(), text, format, b.integer(oparg >> 2)));
            }
            case Opcode.LIST_APPEND -> {
                Value v = b.pop();
                b.invoke(RuntimeMethod.LIST_APPEND, b.peek(oparg), v);
            }
            case Opcode.LIST_EXTEND -> {
                Value v = b.pop();
                b.invoke(RuntimeMethod.LIST_EXTEND, b.peek(oparg), v);
            }
            case Opcode.SET_ADD -> sequences.setAdd(oparg);
            case Opcode.SET_UPDATE -> {
                Value v = b.pop();
                b.invoke(RuntimeMethod.SET_UPDATE, b.peek(oparg), v);
            }
            case Opcode.MAP_ADD -> {
                Value v = b.pop();
                Value key = b.pop();
                b.invoke(RuntimeMethod.MAP_ADD, b.peek(oparg), key, v);
            }
            case Opcode.DICT_UPDATE -> {
                Value v = b.pop();
                b.invoke(RuntimeMethod.DICT_UPDATE, b.peek(oparg), v);
            }
            case Opcode.DICT_MERGE -> {
                Value v = b.pop();
                b.invoke(RuntimeMethod.DICT_MERGE, b.peek(oparg), v, b.peek(oparg + 3));
            }
            case Opcode.FORMAT_SIMPLE -> b.push(b.invoke(RuntimeMethod.FORMAT_SIMPLE, b.pop()));
            case Opcode.FORMAT_WITH_SPEC -> {
                Value spec = b.pop();
                b.push(b.invoke(RuntimeMethod.FORMAT_WITH_SPEC, b.pop(), spec));
            }
            case Opcode.CONVERT_VALUE -> b.push(b.invoke(RuntimeMethod.CONVERT_VALUE, b.pop(), b.integer(oparg)));
            case Opcode.UNPACK_SEQUENCE -> iteration.unpack(oparg);
            case Opcode.UNPACK_EX -> {
                Value items = b.invoke(RuntimeMethod.UNPACK_EX, b.pop(), b.integer(oparg));
                int count = (oparg & 0xff) + (oparg >> 8) + 1;
                for (int i = count - 1; i >= 0; i--) {
                    b.push(b.invoke(RuntimeMethod.ELEMENT, items, b.integer(i)));
                }
            }
            case Opcode.MAKE_FUNCTION -> b.push(b.invoke(RuntimeMethod.MAKE_FUNCTION, b.pop()));
            case Opcode.SET_FUNCTION_ATTRIBUTE -> {
                Value function = b.pop();
                b.push(b.invoke(RuntimeMethod.SET_FUNCTION_ATTRIBUTE, function, b.pop(), b.integer(oparg)));
            }
            case Opcode.CALL_INTRINSIC_1 -> {
                if (oparg == Intrinsic.INTRINSIC_IMPORT_STAR) {
                    b.push(b.invoke(RuntimeMethod.IMPORT_STAR, b.pop()));
                } else if (oparg == Intrinsic.INTRINSIC_LIST_TO_TUPLE) {
                    Value tuple = b.invoke(RuntimeMethod.LIST_TO_TUPLE, b.pop());
                    tuple.type = PyTuple.class;
                    b.push(tuple);
                } else {
                    b.push(b.invoke(RuntimeMethod.INTRINSIC_1, b.pop(), b.integer(oparg)));
                }
            }
            case Opcode.CALL_INTRINSIC_2 -> {
                Value second = b.pop();
                b.push(b.invoke(RuntimeMethod.INTRINSIC_2, b.pop(), second, b.integer(oparg)));
            }
            case Opcode.MATCH_MAPPING -> pushBool(b.invoke(RuntimeMethod.MATCH_MAPPING, b.peek(1)));
            case Opcode.MATCH_SEQUENCE -> pushBool(b.invoke(RuntimeMethod.MATCH_SEQUENCE, b.peek(1)));
            case Opcode.MATCH_KEYS -> b.push(b.invoke(RuntimeMethod.MATCH_KEYS, b.peek(2), b.peek(1)));
            case Opcode.MATCH_CLASS -> {
                Value names = b.pop();
                Value cls = b.pop();
                b.push(b.invoke(RuntimeMethod.MATCH_CLASS, b.pop(), cls, names, b.integer(oparg)));
            }

            // calls
            case Opcode.CALL -> calls.call(oparg);
            case Opcode.CALL_KW -> calls.callKeywords(oparg);
            case Opcode.CALL_FUNCTION_EX -> {
                Value keywords = b.pop();
                Value arguments = b.pop();
                b.pop();
                b.push(b.invoke(RuntimeMethod.CALL_EX, b.pop(), arguments, keywords));
            }

            // control flow
            case Opcode.JUMP_FORWARD, Opcode.JUMP_BACKWARD_NO_INTERRUPT -> b.jump(b.bytecode.target(b.index));
            case Opcode.JUMP_BACKWARD -> {
                b.block.add(new Op.Poll(Op.Poll.Where.LOOP, b.state()));
                b.jump(b.bytecode.target(b.index));
            }
            case Opcode.POP_JUMP_IF_TRUE -> {
                Value c = truth(b.pop());
                b.branch(c, b.bytecode.target(b.index), b.bytecode.next(b.index));
            }
            case Opcode.POP_JUMP_IF_FALSE -> {
                Value c = truth(b.pop());
                b.branch(c, b.bytecode.next(b.index), b.bytecode.target(b.index));
            }
            case Opcode.POP_JUMP_IF_NONE -> {
                Value none = b.arithmetic(Operator.IS, b.pop(), b.object(dev.krait.object.PyNone.NONE));
                b.branch(none, b.bytecode.target(b.index), b.bytecode.next(b.index));
            }
            case Opcode.POP_JUMP_IF_NOT_NONE -> {
                Value none = b.arithmetic(Operator.IS, b.pop(), b.object(dev.krait.object.PyNone.NONE));
                b.branch(none, b.bytecode.next(b.index), b.bytecode.target(b.index));
            }

            // iteration, generators, coroutines
            case Opcode.GET_ITER -> iteration.iterator();
            case Opcode.FOR_ITER -> iteration.next();
            case Opcode.GET_YIELD_FROM_ITER -> b.push(b.invoke(RuntimeMethod.YIELD_FROM_ITERATOR, b.pop()));
            case Opcode.GET_AWAITABLE -> b.push(b.invoke(RuntimeMethod.AWAITABLE, b.pop(), b.integer(oparg)));
            case Opcode.GET_AITER -> b.push(b.invoke(RuntimeMethod.ASYNC_ITERATOR, b.pop()));
            case Opcode.GET_ANEXT -> b.push(b.invoke(RuntimeMethod.ASYNC_NEXT, b.peek(1)));
            case Opcode.SEND -> iteration.send();
            case Opcode.END_SEND -> {
                Value v = b.pop();
                b.pop();
                b.push(v);
            }
            case Opcode.CLEANUP_THROW -> {
                Value v = b.invoke(RuntimeMethod.CLEANUP_THROW, b.peek(1));
                b.pop();
                b.pop();
                b.pop();
                b.push(b.object(dev.krait.object.PyNone.NONE));
                b.push(v);
            }
            case Opcode.END_ASYNC_FOR -> {
                b.invoke(RuntimeMethod.ASYNC_FOR_END, b.peek(1));
                b.pop();
                b.pop();
            }

            // exceptions
            case Opcode.PUSH_EXC_INFO -> {
                Value e = b.pop();
                b.push(b.invoke(RuntimeMethod.PUSH_HANDLED, e));
                b.push(e);
            }
            case Opcode.POP_EXCEPT -> b.invoke(RuntimeMethod.POP_HANDLED, b.pop());
            case Opcode.CHECK_EXC_MATCH -> {
                Value type = b.pop();
                pushBool(b.invoke(RuntimeMethod.MATCHES, b.peek(1), type));
            }
            case Opcode.CHECK_EG_MATCH -> {
                Value type = b.pop();
                Value pair = b.invoke(RuntimeMethod.GROUP_MATCH, b.pop(), type);
                b.push(b.invoke(RuntimeMethod.ELEMENT, pair, b.integer(0)));
                b.push(b.invoke(RuntimeMethod.ELEMENT, pair, b.integer(1)));
            }
            case Opcode.RAISE_VARARGS -> {
                Value cause = oparg == 2 ? b.pop() : b.empty;
                b.invoke(RuntimeMethod.RAISE, oparg == 0 ? b.empty : b.pop(), cause);
                b.end(new Terminator.Unreachable());
            }
            case Opcode.RERAISE -> {
                Value e = b.pop();
                b.invoke(RuntimeMethod.RERAISE, e, oparg == 0 ? b.empty : b.peek(oparg));
                b.end(new Terminator.Unreachable());
            }
            case Opcode.WITH_EXCEPT_START -> b.push(b.invoke(RuntimeMethod.WITH_EXIT, b.peek(5), b.peek(4), b.peek(1)));
            default -> throw new Bailout(BailoutReason.UNSUPPORTED_INSTRUCTION, Opcode.name(opcode));
        }
    }

    private Value global(String name) {
        GlobalSite site = new GlobalSite(name);
        Object present = b.profile.generic(b.index) ? null : b.profile.fill(site);
        if (present == null) {
            return b.invoke(RuntimeMethod.GLOBAL, b.object(site));
        }
        if (!assigns(name) && b.assumeGlobal(site, present)) {
            return b.object(present);
        }
        boolean builtin = site.isBuiltin();
        return b.guard(Op.Test.BOUND, b.inlining == null ? b.invoke(builtin ? RuntimeMethod.CACHED_BUILTIN : RuntimeMethod.CACHED_GLOBAL, b.object(site))
                : b.invoke(builtin ? RuntimeMethod.CACHED_BUILTIN_OF : RuntimeMethod.CACHED_GLOBAL_OF, b.inlining.function(), b.object(site)), null);
    }

    /** Whether the code assigns to a global: then it is no constant. */
    private boolean assigns(String name) {
        byte[] code = b.code.code;
        int extended = 0;
        for (int i = 0; i < code.length / 2; i += 1 + Opcode.caches(code[2 * i] & 0xff)) {
            int opcode = code[2 * i] & 0xff;
            int oparg = extended << 8 | code[2 * i + 1] & 0xff;
            if ((opcode == Opcode.STORE_GLOBAL || opcode == Opcode.DELETE_GLOBAL) && b.code.names[oparg].equals(name)) {
                return true;
            }
            extended = opcode == Opcode.EXTENDED_ARG ? oparg : 0;
        }
        return false;
    }

    private Value name(int index) {
        return b.object(b.code.names[index]);
    }

    /** The variable, once it is known to be bound. */
    private Value bound(int slot) {
        Value v = b.slots[slot];
        Value bound = b.guard(Op.Test.BOUND, v, null);
        b.slots[slot] = bound;
        return bound;
    }

    private void pushBool(Value v) {
        b.push(b.box(v));
    }

    /** The truth of a value that is a bool already. */
    private Value truth(Value v) {
        Value known = b.unboxed(v, Kind.BOOL);
        return known != null ? known : b.guard(Op.Test.BOOL, v, null);
    }

    private void built(RuntimeMethod method, int count, Class<?> type) {
        Value[] items = new Value[count];
        for (int i = count - 1; i >= 0; i--) {
            items[i] = b.pop();
        }
        Value made = b.invoke(method, items);
        made.type = type;
        b.push(made);
    }
}
