package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code objects and trees are the oracle's (architecture D1): every 16th file of the library; {@link CodeObjects} compares all. */
class CodeObjectsTest {
    private static final int STEP = 16;

    private static List<Path> sample(int first) throws IOException {
        assumeTrue(Pythons.oracle() != null, "the oracle cannot run here");
        List<Path> sample = new ArrayList<>();
        List<Path> all = CodeObjects.library();
        for (int i = first; i < all.size(); i += STEP) {
            sample.add(all.get(i));
        }
        return sample;
    }

    @ParameterizedTest(name = "optimize={0}")
    @ValueSource(ints = {0, 1, 2})
    void codeObjectsEqualTheOracles(int optimize) throws IOException {
        assertEquals(List.of(), CodeObjects.differences(sample(optimize), Request.code(new byte[0], optimize)));
    }

    @Test
    void treesEqualTheOracles() throws IOException {
        assertEquals(List.of(), CodeObjects.differences(sample(3), Request.tree(new byte[0])));
    }
}
