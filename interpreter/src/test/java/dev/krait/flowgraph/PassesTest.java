package dev.krait.flowgraph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.object.PyNone;
import dev.krait.type.sequence.PyTuple;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Each pass on a few instructions, and where it has to leave them alone. */
class PassesTest {
    private static String afterPeephole(String text, Object... constants) {
        GraphText graph = new GraphText(text, constants);
        Peephole.optimize(graph.graph, graph.constants);
        RedundantNops.remove(graph.graph);
        return graph.toString();
    }

    private static String afterSuperinstructions(String text) {
        GraphText graph = new GraphText(text);
        Superinstructions.insert(graph.graph);
        return graph.toString();
    }

    private static String afterBorrowing(String text) {
        GraphText graph = new GraphText(text);
        StackDepth.calculate(graph.graph);
        BorrowedLoads.mark(graph.graph);
        return graph.toString();
    }

    // ---- constants

    @Test
    void additionOfConstantsIsComputed() {
        GraphText graph = new GraphText("1 LOAD_CONST 0\n1 LOAD_CONST 1\n1 BINARY_OP 0\n1 RETURN_VALUE", 300L, 400L);
        Peephole.optimize(graph.graph, graph.constants);
        RedundantNops.remove(graph.graph);
        assertEquals("1 LOAD_CONST 2\n1 RETURN_VALUE\n", graph.toString());
        assertEquals(700L, graph.constants.get(2));
    }

    @Test
    void multiplicationBeyond128BitsIsLeftToRunTime() {
        String text = "1 LOAD_CONST 0\n1 LOAD_CONST 0\n1 BINARY_OP 5\n1 RETURN_VALUE\n";
        assertEquals(text, afterPeephole(text, BigInteger.ONE.shiftLeft(64)));
    }

    @Test
    void divisionByZeroIsLeftToRunTime() {
        String text = "1 LOAD_CONST 0\n1 LOAD_SMALL_INT 0\n1 BINARY_OP 11\n1 RETURN_VALUE\n";
        assertEquals(text, afterPeephole(text, 1000L));
    }

    @Test
    void tupleOfConstantsIsOneConstant() {
        GraphText graph = new GraphText("1 LOAD_SMALL_INT 1\n1 LOAD_CONST 0\n1 BUILD_TUPLE 2\n1 RETURN_VALUE", "x");
        Peephole.optimize(graph.graph, graph.constants);
        RedundantNops.remove(graph.graph);
        assertEquals("1 LOAD_CONST 1\n1 RETURN_VALUE\n", graph.toString());
        assertArrayEquals(new Object[] {1L, "x"}, ((PyTuple) graph.constants.get(1)).items);
    }

    @Test
    void tupleWithAVariableIsBuilt() {
        String text = "1 LOAD_SMALL_INT 1\n1 LOAD_FAST 0\n1 BUILD_TUPLE 2\n1 RETURN_VALUE\n";
        assertEquals(text, afterPeephole(text));
    }

    @Test
    void listThatIsOnlyIteratedOverIsATuple() {
        String text = "1 LOAD_FAST 0\n1 LOAD_FAST 1\n1 BUILD_LIST 2\n1 GET_ITER\n1 RETURN_VALUE\n";
        assertEquals(text.replace("BUILD_LIST", "BUILD_TUPLE"), afterPeephole(text));
    }

    @Test
    void shortListOfConstantsIsBuiltFromItsElements() {
        String text = "1 LOAD_SMALL_INT 1\n1 LOAD_SMALL_INT 2\n1 BUILD_LIST 2\n1 RETURN_VALUE\n";
        assertEquals(text, afterPeephole(text));
    }

    @Test
    void longListOfConstantsIsFilledFromATuple() {
        assertEquals(
                "1 BUILD_LIST 0\n- LOAD_CONST 0\n1 LIST_EXTEND 1\n1 RETURN_VALUE\n",
                afterPeephole(
                        "1 LOAD_SMALL_INT 1\n1 LOAD_SMALL_INT 2\n1 LOAD_SMALL_INT 3\n1 BUILD_LIST 3\n1 RETURN_VALUE"));
    }

    @Test
    void comparisonWithNoneIsOneJump() {
        GraphText graph = new GraphText(
                """
                1 LOAD_FAST 0
                1 LOAD_CONST 0
                1 IS_OP 1
                1 TO_BOOL
                1 POP_JUMP_IF_FALSE L1
                2 NOP
                L1:
                3 RETURN_VALUE
                """,
                PyNone.NONE);
        ConstantLoads.optimize(graph.graph, graph.constants);
        RedundantNops.remove(graph.graph);
        assertEquals("1 LOAD_FAST 0\n1 POP_JUMP_IF_NONE L1\n2 NOP\nL1:\n3 RETURN_VALUE\n", graph.toString());
    }

    @Test
    void testOfAConstantIsDecided() {
        GraphText graph = new GraphText("1 LOAD_CONST 0\n1 POP_JUMP_IF_FALSE L1\n2 NOP\nL1:\n3 RETURN_VALUE", true);
        ConstantLoads.optimize(graph.graph, graph.constants);
        assertEquals("1 NOP\n1 NOP\n2 NOP\n3 RETURN_VALUE\n", graph.toString());
    }

    // ---- jumps and lines

    @Test
    void jumpToAJumpGoesToTheEnd() {
        assertEquals(
                "1 LOAD_FAST 0\n2 POP_JUMP_IF_TRUE L1\n1 RETURN_VALUE\n2 JUMP L1\nL1:\n3 RETURN_VALUE\n",
                afterPeephole(
                        """
                        1 LOAD_FAST 0
                        1 POP_JUMP_IF_TRUE L1
                        1 RETURN_VALUE
                        L1:
                        2 JUMP L2
                        L2:
                        3 RETURN_VALUE
                        """));
    }

    @Test
    void nopAloneOnItsLineStays() {
        GraphText graph = new GraphText("1 LOAD_FAST 0\n2 NOP\n3 RETURN_VALUE");
        RedundantNops.remove(graph.graph);
        assertEquals("1 LOAD_FAST 0\n2 NOP\n3 RETURN_VALUE\n", graph.toString());
    }

    @Test
    void nopOnTheLineOfItsNeighbourGoes() {
        GraphText graph = new GraphText("1 LOAD_FAST 0\n1 NOP\n3 NOP\n3 RETURN_VALUE");
        RedundantNops.remove(graph.graph);
        assertEquals("1 LOAD_FAST 0\n3 RETURN_VALUE\n", graph.toString());
    }

    @Test
    void handlersComeLast() {
        GraphText graph = new GraphText(
                """
                1 SETUP_FINALLY L1
                2 CALL 0
                - POP_BLOCK
                - JUMP L2
                L1:
                3 PUSH_EXC_INFO
                3 RERAISE 0
                L2:
                4 RETURN_VALUE
                """);
        ExceptionTargets.label(graph.graph);
        Unreachable.remove(graph.graph);
        ColdBlocks.moveToEnd(graph.graph);
        assertEquals("1 SETUP_FINALLY L1\n2 CALL 0\n4 RETURN_VALUE\nL1:\n3 PUSH_EXC_INFO\n3 RERAISE 0\n", graph.toString());
    }

    @Test
    void conditionalJumpsOnlyGoForward() {
        GraphText graph = new GraphText("L1:\n1 LOAD_FAST 0\n1 POP_JUMP_IF_TRUE L1\n2 RETURN_VALUE");
        JumpDirections.normalize(graph.graph);
        assertEquals(
                "L1:\n1 LOAD_FAST 0\n1 POP_JUMP_IF_FALSE L2\n1 NOT_TAKEN\n1 JUMP L1\nL2:\n2 RETURN_VALUE\n",
                graph.toString());
    }

    // ---- the stack and the locals

    @Test
    void swapBeforeStoresExchangesTheStores() {
        assertEquals(
                "1 STORE_FAST 1\n1 STORE_FAST 0\n", afterPeephole("1 SWAP 2\n1 STORE_FAST 0\n1 STORE_FAST 1\n"));
    }

    @Test
    void storesToOneVariableKeepTheirOrder() {
        String text = "1 SWAP 2\n1 STORE_FAST 0\n2 STORE_FAST 0\n";
        assertEquals(text, afterPeephole(text));
    }

    @Test
    void runOfSwapsIsShortened() {
        assertEquals("1 SWAP 2\n1 RETURN_VALUE\n", afterPeephole("1 SWAP 3\n1 SWAP 3\n1 SWAP 2\n1 RETURN_VALUE"));
    }

    @Test
    void loadsOnOneLineAreJoined() {
        assertEquals("1 LOAD_FAST_LOAD_FAST 18\n", afterSuperinstructions("1 LOAD_FAST 1\n1 LOAD_FAST 2"));
    }

    @Test
    void loadsOnTwoLinesAreNotJoined() {
        String text = "1 LOAD_FAST 1\n2 LOAD_FAST 2\n";
        assertEquals(text, afterSuperinstructions(text));
    }

    @Test
    void loadsOfHighLocalsAreNotJoined() {
        String text = "1 LOAD_FAST 1\n1 LOAD_FAST 16\n";
        assertEquals(text, afterSuperinstructions(text));
    }

    @Test
    void loadOfAVariableThatMayBeUnboundIsChecked() {
        GraphText graph = new GraphText(
                """
                1 LOAD_FAST 0
                1 POP_JUMP_IF_FALSE L1
                2 LOAD_FAST 0
                2 STORE_FAST 1
                L1:
                3 LOAD_FAST 1
                4 LOAD_FAST 1
                5 RETURN_VALUE
                """);
        UninitializedLocals.check(graph.graph, 2, 1);
        assertEquals(
                """
                1 LOAD_FAST 0
                1 POP_JUMP_IF_FALSE L1
                2 LOAD_FAST 0
                2 STORE_FAST 1
                L1:
                3 LOAD_FAST_CHECK 1
                4 LOAD_FAST 1
                5 RETURN_VALUE
                """,
                graph.toString());
    }

    @Test
    void loadThatIsConsumedAtOnceIsBorrowed() {
        assertEquals("1 LOAD_FAST_BORROW 0\n1 RETURN_VALUE\n", afterBorrowing("1 LOAD_FAST 0\n1 RETURN_VALUE"));
    }

    @Test
    void loadWhoseVariableIsStoredToMeanwhileIsNotBorrowed() {
        String text = "1 LOAD_FAST 0\n1 LOAD_SMALL_INT 1\n1 STORE_FAST 0\n1 RETURN_VALUE\n";
        assertEquals(text, afterBorrowing(text));
    }

    @Test
    void loadThatIsStoredInAVariableIsNotBorrowed() {
        String text = "1 LOAD_FAST 0\n1 STORE_FAST 1\n1 LOAD_SMALL_INT 1\n1 RETURN_VALUE\n";
        assertEquals(text, afterBorrowing(text));
    }

    @Test
    void stackDepthIsThatOfTheDeepestPath() {
        GraphText graph = new GraphText("1 LOAD_SMALL_INT 1\n1 LOAD_SMALL_INT 2\n1 LOAD_SMALL_INT 3\n1 BUILD_TUPLE 3\n1 RETURN_VALUE");
        assertEquals(3, StackDepth.calculate(graph.graph));
    }
}
