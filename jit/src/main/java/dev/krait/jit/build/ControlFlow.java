package dev.krait.jit.build;

import dev.krait.bytecode.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The basic blocks of bytecode that some entries reach, in reverse post-order, and which of them are entered from later ones. */
final class ControlFlow {
    private final Bytecode bytecode;
    private final BitSet leaders = new BitSet();
    private final Map<Integer, List<Integer>> successors = new HashMap<>();
    /** First instructions of the blocks, in reverse post-order. */
    final List<Integer> order;
    private final Map<Integer, Integer> position = new HashMap<>();
    private final BitSet headers = new BitSet();

    private final List<Integer> entries;

    ControlFlow(Bytecode bytecode, List<Integer> entries) {
        this.entries = entries;
        this.bytecode = bytecode;
        findLeaders(entries);
        List<Integer> post = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int entry : entries) {
            visit(entry, seen, post);
        }
        order = post.reversed();
        for (int i = 0; i < order.size(); i++) {
            position.put(order.get(i), i);
        }
        for (int from : order) {
            for (int to : successors.get(from)) {
                if (position.get(to) <= position.get(from)) {
                    headers.set(to);
                }
            }
        }
    }

    boolean isLeader(int index) {
        return leaders.get(index);
    }

    /** Whether the code is entered there from outside. */
    boolean isEntry(int index) {
        return entries.contains(index);
    }

    /** Whether control goes elsewhere after an instruction, or another block begins behind it. */
    boolean endsBlock(int index) {
        int opcode = bytecode.opcode(index);
        return Opcode.hasJump(opcode) || ends(opcode) || isLeader(bytecode.next(index));
    }

    /** Entered from a block that comes later. */
    boolean isHeader(int index) {
        return headers.get(index);
    }

    private void findLeaders(List<Integer> entries) {
        for (int entry : entries) {
            leaders.set(entry);
        }
        for (Bytecode.Region r : bytecode.regions) {
            leaders.set(r.target());
        }
        for (int i = 0; i < bytecode.units(); i = bytecode.next(i)) {
            int opcode = bytecode.opcode(i);
            if (Opcode.hasJump(opcode)) {
                leaders.set(jumpTarget(i));
                leaders.set(bytecode.next(i));
            } else if (ends(opcode)) {
                leaders.set(bytecode.next(i));
            }
        }
    }

    /** The target with {@code FOR_ITER}'s leap over {@code END_FOR}. */
    int jumpTarget(int index) {
        int target = bytecode.target(index);
        return bytecode.opcode(index) == Opcode.FOR_ITER ? bytecode.next(target) : target;
    }

    private static boolean ends(int opcode) {
        return Opcode.isScopeExit(opcode) || opcode == Opcode.YIELD_VALUE || opcode == Opcode.RETURN_GENERATOR;
    }

    private List<Integer> successorsOf(int leader) {
        List<Integer> list = new ArrayList<>();
        int i = leader;
        while (true) {
            int opcode = bytecode.opcode(i);
            Bytecode.Region handler = bytecode.handler(i);
            if (handler != null && !list.contains(handler.target())) {
                list.add(handler.target());
            }
            int next = bytecode.next(i);
            if (Opcode.hasJump(opcode)) {
                boolean always = Opcode.isUnconditionalJump(opcode);
                if (!always && opcode != Opcode.END_ASYNC_FOR) {
                    list.add(next);
                }
                if (opcode == Opcode.END_ASYNC_FOR) {
                    list.add(next);
                } else {
                    list.add(jumpTarget(i));
                }
                return list;
            }
            if (ends(opcode)) {
                return list;
            }
            if (next >= bytecode.units()) {
                return list;
            }
            if (leaders.get(next)) {
                list.add(next);
                return list;
            }
            i = next;
        }
    }

    private void visit(int root, BitSet seen, List<Integer> post) {
        if (seen.get(root)) {
            return;
        }
        List<Integer> path = new ArrayList<>(List.of(root));
        List<Integer> next = new ArrayList<>(List.of(0));
        seen.set(root);
        successors.put(root, successorsOf(root));
        while (!path.isEmpty()) {
            int top = path.size() - 1;
            int at = path.get(top);
            List<Integer> ways = successors.get(at);
            // last first, so that the fall-through comes right behind in the order
            int k = next.get(top);
            if (k < ways.size()) {
                next.set(top, k + 1);
                int to = ways.get(ways.size() - 1 - k);
                if (!seen.get(to)) {
                    seen.set(to);
                    successors.put(to, successorsOf(to));
                    path.add(to);
                    next.add(0);
                }
            } else {
                post.add(at);
                path.remove(top);
                next.remove(top);
            }
        }
    }
}
