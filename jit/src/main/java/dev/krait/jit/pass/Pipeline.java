package dev.krait.jit.pass;

import dev.krait.jit.ir.Graph;
import java.util.List;

/** The passes in their order. */
public final class Pipeline {
    private static final int ROUNDS = 4;
    private Pipeline() {
    }

    /** Optimises a graph. */
    public static void run(Graph graph) {
        // passes keep what they find out in fields: threads that compile at the same time have passes of their own
        List<Pass> passes = List.of(new StraightLines(), new ParameterPruning(), new Simplification(), new GuardElimination(), new Unboxing(), new DeadCode());
        for (int round = 0; round < ROUNDS; round++) {
            boolean changed = false;
            for (Pass pass : passes) {
                graph.order();
                changed |= pass.run(graph);
            }
            if (!changed) {
                break;
            }
        }
        graph.order();
        new ExitSinking().run(graph);
        new Reboxing().run(graph);
        new DeadCode().run(graph);
        graph.order();
        new SlotStores().run(graph);
        if (new FrameSinking().run(graph)) {
            new DeadCode().run(graph);
            graph.order();
        }
    }
}
