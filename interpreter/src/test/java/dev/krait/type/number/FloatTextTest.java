package dev.krait.type.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ways without big numbers agree with the one that has them. */
class FloatTextTest {
    @Test
    void significantDigitsAreThoseOfTheExactValue() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.abs(random.nextBoolean() ? random.nextGaussian() * Math.pow(10, random.nextInt(22) - 8) : random.nextInt(4000) * 0.5);
            int count = 1 + random.nextInt(17);
            if (value != 0) {
                assertSignificant(value, count);
            }
        }
    }

    @Test
    void roundingUpToAPowerOfTenMovesThePoint() {
        assertEquals(new FloatText.Digits("1", 3), FloatText.significant(99.96, 3));
        assertEquals(new FloatText.Digits("1", 1), FloatText.significant(0.99999, 2));
        assertEquals(new FloatText.Digits("1", 4), FloatText.significant(1000, 4));
    }

    @Test
    void tiesGoToTheEvenDigit() {
        assertEquals(new FloatText.Digits("2", 1), FloatText.significant(2.5, 1));
        assertEquals(new FloatText.Digits("4", 1), FloatText.significant(3.5, 1));
    }

    private static void assertSignificant(double value, int count) {
        BigDecimal exact = new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN));
        FloatText.Digits digits = FloatText.significant(value, count);
        BigDecimal found = new BigDecimal("0." + digits.digits() + "e" + digits.point());
        assertEquals(0, exact.compareTo(found), () -> value + " to " + count + " digits");
    }
}
