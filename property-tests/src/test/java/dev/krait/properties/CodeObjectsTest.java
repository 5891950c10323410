package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code objects are the oracle's byte for byte (architecture D1): every 16th file of the library; {@link CodeObjects} compares all. */
class CodeObjectsTest {
    private static final int STEP = 16;

    @ParameterizedTest(name = "optimize={0}")
    @ValueSource(ints = {0, 1, 2})
    void codeObjectsEqualTheOracles(int optimize) throws IOException, InterruptedException {
        assumeTrue(Pythons.oracle() != null, "the oracle cannot run here");
        List<Path> sample = new ArrayList<>();
        List<Path> all = CodeObjects.library();
        for (int i = optimize; i < all.size(); i += STEP) {
            sample.add(all.get(i));
        }
        assertEquals(List.of(), CodeObjects.differences(sample, optimize));
    }
}
