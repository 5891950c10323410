package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dominator tree of a graph whose blocks are in reverse post-order (Cooper, Harvey and Kennedy's algorithm). */
final class Dominators {
    private final Map<Block, Integer> number = new HashMap<>();
    private final int[] parent;
    private final List<Block> blocks;

    Dominators(Graph graph) {
        blocks = graph.blocks;
        int n = blocks.size();
        parent = new int[n];
        java.util.Arrays.fill(parent, -1);
        for (int i = 0; i < n; i++) {
            number.put(blocks.get(i), i);
        }
        List<List<Integer>> predecessors = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            predecessors.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            for (Edge e : blocks.get(i).edges()) {
                predecessors.get(number.get(e.target())).add(i);
            }
        }
        parent[0] = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = 1; i < n; i++) {
                int common = -1;
                for (int p : predecessors.get(i)) {
                    if (parent[p] >= 0) {
                        common = common < 0 ? p : meet(common, p);
                    }
                }
                if (parent[i] != common) {
                    parent[i] = common;
                    changed = true;
                }
            }
        }
    }

    private int meet(int a, int b) {
        while (a != b) {
            while (a > b) {
                a = parent[a];
            }
            while (b > a) {
                b = parent[b];
            }
        }
        return a;
    }

    /** For each block, in order, the number of its immediate dominator; the entry's is its own. */
    int parent(int block) {
        return parent[block];
    }
}
