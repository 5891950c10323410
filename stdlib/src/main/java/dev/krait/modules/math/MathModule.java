package dev.krait.modules.math;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.FloatText;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.Floats;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyTuple;
import java.math.BigInteger;

/** Module {@code math}. Compare CPython {@code Modules/mathmodule.c}. Whole-number functions stand in {@link WholeFunctions}. */
@ExposedModule(value = "math", doc = "Functions of real numbers, as the C standard defines them.")
public final class MathModule implements NativeModule {
    @Override
    public CallTable table() {
        return MathModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("pi", Math.PI);
        module.dict.putName("e", Math.E);
        module.dict.putName("tau", 2 * Math.PI);
        module.dict.putName("inf", Double.POSITIVE_INFINITY);
        module.dict.putName("nan", Double.NaN);
    }

    static double number(PyThread t, Object x) {
        return x instanceof Double d ? d : x instanceof Long l ? (double) l : FloatConversion.ofNumber(t, x);
    }

    static PyException rangeError() {
        return OverflowErrors.of("math range error");
    }

    private static PyException domainError() {
        return ValueErrors.of("math domain error");
    }

    private static boolean finite(double v) {
        return Math.abs(v) <= Double.MAX_VALUE;
    }

    @ExposedFunction(value = "acos($module, x, /)", doc = "The arc cosine, from 0 to pi.")
    static double acos(PyThread t, Object x) {
        double v = number(t, x);
        if (v < -1 || v > 1) {
            throw ValueErrors.of("expected a number in range from -1 up to 1, got " + FloatText.repr(v));
        }
        return Math.acos(v);
    }

    @ExposedFunction(value = "acosh($module, x, /)", doc = "The inverse hyperbolic cosine.")
    static double acosh(PyThread t, Object x) {
        double v = number(t, x);
        if (v < 1) {
            throw ValueErrors.of("expected argument value not less than 1, got " + FloatText.repr(v));
        }
        return Functions.acosh(v);
    }

    @ExposedFunction(value = "asin($module, x, /)", doc = "The arc sine.")
    static double asin(PyThread t, Object x) {
        double v = number(t, x);
        if (v < -1 || v > 1) {
            throw ValueErrors.of("expected a number in range from -1 up to 1, got " + FloatText.repr(v));
        }
        return Math.asin(v);
    }

    @ExposedFunction(value = "asinh($module, x, /)", doc = "The inverse hyperbolic sine.")
    static double asinh(PyThread t, Object x) {
        double v = number(t, x);
        return Functions.asinh(v);
    }

    @ExposedFunction(value = "atan($module, x, /)", doc = "The arc tangent.")
    static double atan(PyThread t, Object x) {
        double v = number(t, x);
        return Math.atan(v);
    }

    @ExposedFunction(value = "atanh($module, x, /)", doc = "The inverse hyperbolic tangent.")
    static double atanh(PyThread t, Object x) {
        double v = number(t, x);
        if (v <= -1 || v >= 1) {
            throw ValueErrors.of("expected a number between -1 and 1, got " + FloatText.repr(v));
        }
        return Functions.atanh(v);
    }

    @ExposedFunction(value = "cbrt($module, x, /)", doc = "The cube root.")
    static double cbrt(PyThread t, Object x) {
        double v = number(t, x);
        return Math.cbrt(v);
    }

    @ExposedFunction(value = "cos($module, x, /)", doc = "The cosine of radians.")
    static double cos(PyThread t, Object x) {
        double v = number(t, x);
        if (Double.isInfinite(v)) {
            throw ValueErrors.of("expected a finite input, got " + FloatText.repr(v));
        }
        return Math.cos(v);
    }

    @ExposedFunction(value = "cosh($module, x, /)", doc = "The hyperbolic cosine.")
    static double cosh(PyThread t, Object x) {
        double v = number(t, x);
        double r = Math.cosh(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "erf($module, x, /)", doc = "The error function.")
    static double erf(PyThread t, Object x) {
        double v = number(t, x);
        return ErrorFunction.erf(v);
    }

    @ExposedFunction(value = "erfc($module, x, /)", doc = "The complementary error function.")
    static double erfc(PyThread t, Object x) {
        double v = number(t, x);
        return ErrorFunction.erfc(v);
    }

    @ExposedFunction(value = "exp($module, x, /)", doc = "e to the power x.")
    static double exp(PyThread t, Object x) {
        double v = number(t, x);
        double r = Math.exp(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "exp2($module, x, /)", doc = "2 to the power x.")
    static double exp2(PyThread t, Object x) {
        double v = number(t, x);
        double r = Functions.exp2(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "expm1($module, x, /)", doc = "exp(x) - 1 without loss for small x.")
    static double expm1(PyThread t, Object x) {
        double v = number(t, x);
        double r = Math.expm1(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "fabs($module, x, /)", doc = "The absolute value as a float.")
    static double fabs(PyThread t, Object x) {
        double v = number(t, x);
        return Math.abs(v);
    }

    @ExposedFunction(value = "gamma($module, x, /)", doc = "The gamma function.")
    static double gamma(PyThread t, Object x) {
        double v = number(t, x);
        if (v == Double.NEGATIVE_INFINITY || v <= 0 && v == Math.rint(v)) {
            throw ValueErrors.of("expected a noninteger or positive integer, got " + FloatText.repr(v));
        }
        double r = Gamma.gamma(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "lgamma($module, x, /)", doc = "The logarithm of the absolute gamma function.")
    static double lgamma(PyThread t, Object x) {
        double v = number(t, x);
        if (v <= 0 && v == Math.rint(v) && !Double.isInfinite(v)) {
            throw ValueErrors.of("expected a noninteger or positive integer, got " + FloatText.repr(v));
        }
        double r = Gamma.logGamma(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "log1p($module, x, /)", doc = "log(1 + x) without loss for small x.")
    static double log1p(PyThread t, Object x) {
        double v = number(t, x);
        if (v <= -1) {
            throw ValueErrors.of("expected argument value > -1, got " + FloatText.repr(v));
        }
        return Math.log1p(v);
    }

    @ExposedFunction(value = "sin($module, x, /)", doc = "The sine of radians.")
    static double sin(PyThread t, Object x) {
        double v = number(t, x);
        if (Double.isInfinite(v)) {
            throw ValueErrors.of("expected a finite input, got " + FloatText.repr(v));
        }
        return Math.sin(v);
    }

    @ExposedFunction(value = "sinh($module, x, /)", doc = "The hyperbolic sine.")
    static double sinh(PyThread t, Object x) {
        double v = number(t, x);
        double r = Math.sinh(v);
        if (Double.isInfinite(r) && !Double.isInfinite(v)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "sqrt($module, x, /)", doc = "The square root.")
    static double sqrt(PyThread t, Object x) {
        double v = number(t, x);
        if (v < 0) {
            throw ValueErrors.of("expected a nonnegative input, got " + FloatText.repr(v));
        }
        return Math.sqrt(v);
    }

    @ExposedFunction(value = "tan($module, x, /)", doc = "The tangent of radians.")
    static double tan(PyThread t, Object x) {
        double v = number(t, x);
        if (Double.isInfinite(v)) {
            throw ValueErrors.of("expected a finite input, got " + FloatText.repr(v));
        }
        return Math.tan(v);
    }

    @ExposedFunction(value = "tanh($module, x, /)", doc = "The hyperbolic tangent.")
    static double tanh(PyThread t, Object x) {
        double v = number(t, x);
        return Math.tanh(v);
    }

    @ExposedFunction(value = "degrees($module, x, /)", doc = "Radians as degrees.")
    static double degrees(PyThread t, Object x) {
        double v = number(t, x);
        return v * (180.0 / Math.PI);
    }

    @ExposedFunction(value = "radians($module, x, /)", doc = "Degrees as radians.")
    static double radians(PyThread t, Object x) {
        double v = number(t, x);
        return v * (Math.PI / 180.0);
    }

    @ExposedFunction(value = "ulp($module, x, /)", doc = "The value of the least significant bit.")
    static double ulp(PyThread t, Object x) {
        double v = number(t, x);
        return Functions.ulp(v);
    }

    @ExposedFunction(value = "atan2($module, y, x, /)", doc = "The angle of the point (x, y).")
    static double atan2(PyThread t, Object y, Object x) {
        return Math.atan2(number(t, y), number(t, x));
    }

    @ExposedFunction(value = "copysign($module, x, y, /)", doc = "The magnitude of x with the sign of y.")
    static double copysign(PyThread t, Object x, Object y) {
        return Math.copySign(number(t, x), number(t, y));
    }

    @ExposedFunction(value = "pow($module, x, y, /)", doc = "x to the power y, as floats.")
    static double pow(PyThread t, Object x, Object y) {
        double a = number(t, x);
        double b = number(t, y);
        if (b == 0 || a == 1 || a == -1 && Double.isInfinite(b)) {
            return 1.0;
        }
        double r = Math.pow(a, b);
        if (!finite(a) || !finite(b)) {
            return r;
        }
        if (Double.isNaN(r) || Double.isInfinite(r) && a == 0) {
            throw domainError();
        }
        if (Double.isInfinite(r)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "fmod($module, x, y, /)", doc = "The remainder with the sign of x.")
    static double fmod(PyThread t, Object x, Object y) {
        double a = number(t, x);
        double b = number(t, y);
        if (Double.isInfinite(b) && finite(a)) {
            return a;
        }
        double r = a % b;
        if (Double.isNaN(r) && !Double.isNaN(a) && !Double.isNaN(b)) {
            throw domainError();
        }
        return r;
    }

    @ExposedFunction(value = "remainder($module, x, y, /)", doc = "The difference to the nearest multiple of y.")
    static double remainder(PyThread t, Object x, Object y) {
        double a = number(t, x);
        double b = number(t, y);
        double r = Math.IEEEremainder(a, b);
        if (Double.isNaN(r) && !Double.isNaN(a) && !Double.isNaN(b)) {
            throw domainError();
        }
        return r;
    }

    @ExposedFunction(value = "fma($module, x, y, z, /)", doc = "x * y + z with one rounding.")
    static double fma(PyThread t, Object x, Object y, Object z) {
        double a = number(t, x);
        double b = number(t, y);
        double c = number(t, z);
        double r = Math.fma(a, b, c);
        if (Double.isNaN(r) && !Double.isNaN(a) && !Double.isNaN(b) && !Double.isNaN(c)) {
            throw ValueErrors.of("invalid operation in fma");
        }
        if (Double.isInfinite(r) && finite(a) && finite(b) && finite(c)) {
            throw OverflowErrors.of("overflow in fma");
        }
        return r;
    }

    /** The logarithm of an argument that may be an int of any size. */
    private static double logarithm(PyThread t, Object x, int base) {
        Object whole = IntType.exactOrNull(x);
        if (whole != null) {
            if (Ints.signum(whole) <= 0) {
                throw ValueErrors.of("expected a positive input");
            }
            if (whole instanceof BigInteger big && big.bitLength() > 1023) {
                int bits = big.bitLength();
                return Functions.log(Math.scalb(big.shiftRight(bits - 64).doubleValue(), -64), base) + Functions.log(2, base) * bits;
            }
        }
        double v = number(t, x);
        if (v <= 0) {
            throw ValueErrors.of("expected a positive input, got " + FloatText.repr(v));
        }
        return Functions.log(v, base);
    }

    @ExposedFunction(value = "log(*args)", doc = "The logarithm to a base, e by default.")
    static double log(PyThread t, Object[] args) {
        ArityOps.check("log", args, 1, 2);
        double numerator = logarithm(t, args[0], 0);
        return args.length == 1 ? numerator : Floats.divide(numerator, logarithm(t, args[1], 0));
    }

    @ExposedFunction(value = "log2($module, x, /)", doc = "The logarithm to base 2.")
    static double log2(PyThread t, Object x) {
        return logarithm(t, x, 2);
    }

    @ExposedFunction(value = "log10($module, x, /)", doc = "The logarithm to base 10.")
    static double log10(PyThread t, Object x) {
        return logarithm(t, x, 10);
    }

    private static Object rounded(PyThread t, Object x, int slot, java.util.function.DoubleUnaryOperator round) {
        if (!(x instanceof Double)) {
            Object method = PyType.of(x).slot(slot);
            if (method != null) {
                return SlotOps.call(t, method, x);
            }
        }
        return Floats.toInt(round.applyAsDouble(number(t, x)));
    }

    @ExposedFunction(value = "ceil($module, x, /)", doc = "The least int that is not less.")
    static Object ceil(PyThread t, Object x) {
        return rounded(t, x, Slot.CEIL, Math::ceil);
    }

    @ExposedFunction(value = "floor($module, x, /)", doc = "The greatest int that is not greater.")
    static Object floor(PyThread t, Object x) {
        return rounded(t, x, Slot.FLOOR, Math::floor);
    }

    @ExposedFunction(value = "trunc($module, x, /)", doc = "The int next towards zero.")
    static Object trunc(PyThread t, Object x) {
        if (x instanceof Double d) {
            return Floats.toInt(d);
        }
        Object method = PyType.of(x).slot(Slot.TRUNC);
        if (method == null) {
            throw TypeErrors.of("type " + PyType.of(x).name + " doesn't define __trunc__ method");
        }
        return SlotOps.call(t, method, x);
    }

    @ExposedFunction(value = "frexp($module, x, /)", doc = "The mantissa, from 0.5 to 1, and the exponent to base 2.")
    static Object frexp(PyThread t, Object x) {
        double v = number(t, x);
        if (v == 0 || !finite(v)) {
            return PyTuple.of(v, 0L);
        }
        int exponent = Math.abs(v) < Double.MIN_NORMAL ? Math.getExponent(v * 0x1p54) - 54 + 1 : Math.getExponent(v) + 1;
        return PyTuple.of(Functions.scale(v, -exponent), (long) exponent);
    }

    @ExposedFunction(value = "ldexp($module, x, i, /)", doc = "x * 2**i.")
    static double ldexp(PyThread t, Object x, Object i) {
        double v = number(t, x);
        Object n = IntType.exactOrNull(i);
        if (n == null) {
            throw TypeErrors.of("Expected an int as second argument to ldexp.");
        }
        if (v == 0 || !finite(v)) {
            return v;
        }
        int shift = n instanceof Long l ? (int) Math.max(-5000, Math.min(5000, l)) : Ints.signum(n) * 5000;
        double r = Functions.scale(v, shift);
        if (Double.isInfinite(r)) {
            throw rangeError();
        }
        return r;
    }

    @ExposedFunction(value = "modf($module, x, /)", doc = "The fraction and the whole part, both with the sign of x.")
    static Object modf(PyThread t, Object x) {
        double v = number(t, x);
        if (Double.isInfinite(v)) {
            return PyTuple.of(Math.copySign(0.0, v), v);
        }
        double whole = v < 0 ? Math.ceil(v) : Math.floor(v);
        return PyTuple.of(Math.copySign(v - whole, v), whole);
    }

    @ExposedFunction(value = "isfinite($module, x, /)", doc = "Whether x is neither infinite nor NaN.")
    static boolean isfinite(PyThread t, Object x) {
        return finite(number(t, x));
    }

    @ExposedFunction(value = "isinf($module, x, /)", doc = "Whether x is infinite.")
    static boolean isinf(PyThread t, Object x) {
        return Double.isInfinite(number(t, x));
    }

    @ExposedFunction(value = "isnan($module, x, /)", doc = "Whether x is NaN.")
    static boolean isnan(PyThread t, Object x) {
        return Double.isNaN(number(t, x));
    }

    @ExposedFunction(value = "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", doc = "Whether two numbers are near each other.")
    static boolean isclose(PyThread t, Object a, Object b, Object relTol, Object absTol) {
        double x = number(t, a);
        double y = number(t, b);
        double relative = relTol == null ? 1e-9 : number(t, relTol);
        double absolute = absTol == null ? 0 : number(t, absTol);
        if (relative < 0 || absolute < 0) {
            throw ValueErrors.of("tolerances must be non-negative");
        }
        if (x == y) {
            return true;
        }
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return false;
        }
        double difference = Math.abs(y - x);
        return difference <= Math.abs(relative * y) || difference <= Math.abs(relative * x) || difference <= absolute;
    }

    @ExposedFunction(value = "nextafter($module, x, y, /, *, steps=None)", doc = "The float some steps from x towards y.")
    static double nextafter(PyThread t, Object x, Object y, Object steps) {
        double a = number(t, x);
        double b = number(t, y);
        if (steps == null || steps == PyNone.NONE) {
            return a == b ? b : Math.nextAfter(a, b);
        }
        Object n = NumberOps.index(t, steps);
        if (Ints.signum(n) < 0) {
            throw ValueErrors.of("steps must be a non-negative integer");
        }
        return Functions.nextAfter(a, b, n instanceof Long l ? l : Long.MAX_VALUE);
    }

    @ExposedFunction(value = "hypot($module, /, *coordinates)", doc = "The distance from the origin.")
    static double hypot(PyThread t, Object[] coordinates) {
        double[] v = new double[coordinates.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = number(t, coordinates[i]);
        }
        return Sums.norm(v);
    }

    @ExposedFunction(value = "dist($module, p, q, /)", doc = "The distance between two points.")
    static double dist(PyThread t, Object p, Object q) {
        Object[] a = p instanceof PyTuple x ? x.items : FastSequence.toArray(t, p);
        Object[] b = q instanceof PyTuple x ? x.items : FastSequence.toArray(t, q);
        if (a.length != b.length) {
            throw ValueErrors.of("both points must have the same number of dimensions");
        }
        double[] v = new double[a.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = number(t, a[i]) - number(t, b[i]);
        }
        return Sums.norm(v);
    }

    @ExposedFunction(value = "fsum($module, seq, /)", doc = "The sum of floats, rounded once.")
    static double fsum(PyThread t, Object seq) {
        return Sums.exact(t, seq);
    }

    @ExposedFunction(value = "sumprod($module, p, q, /)", doc = "The sum of the products of two iterables' items.")
    static Object sumprod(PyThread t, Object p, Object q) {
        return Sums.products(t, FastSequence.toArray(t, p), FastSequence.toArray(t, q));
    }

    @ExposedFunction(value = "prod($module, iterable, /, *, start=1)", doc = "The product of an iterable's items.")
    static Object prod(PyThread t, Object iterable, Object start) {
        Object result = start == null ? 1L : start;
        Object iterator = dev.krait.ops.IterationOps.iterator(t, iterable);
        for (Object item = dev.krait.ops.IterationOps.next(t, iterator); item != null; item = dev.krait.ops.IterationOps.next(t, iterator)) {
            result = BinaryOps.multiply(t, result, item);
        }
        return result;
    }

    @ExposedFunction(value = "factorial($module, n, /)", doc = "The product of 1 to n.")
    static Object factorial(PyThread t, Object n) {
        return WholeFunctions.factorial(NumberOps.index(t, n));
    }

    @ExposedFunction(value = "isqrt($module, n, /)", doc = "The whole part of the square root.")
    static Object isqrt(PyThread t, Object n) {
        return WholeFunctions.isqrt(NumberOps.index(t, n));
    }

    @ExposedFunction(value = "gcd($module, /, *integers)", doc = "The greatest common divisor.")
    static Object gcd(PyThread t, Object[] integers) {
        Object result = 0L;
        for (Object n : integers) {
            result = WholeFunctions.gcd(result, NumberOps.index(t, n));
        }
        return result;
    }

    @ExposedFunction(value = "lcm($module, /, *integers)", doc = "The least common multiple.")
    static Object lcm(PyThread t, Object[] integers) {
        Object result = 1L;
        for (Object n : integers) {
            result = WholeFunctions.lcm(result, NumberOps.index(t, n));
        }
        return result;
    }

    @ExposedFunction(value = "comb($module, n, k, /)", doc = "The number of ways to choose k of n.")
    static Object comb(PyThread t, Object n, Object k) {
        return WholeFunctions.comb(NumberOps.index(t, n), NumberOps.index(t, k));
    }

    @ExposedFunction(value = "perm($module, n, k=None, /)", doc = "The number of ways to choose k of n in order.")
    static Object perm(PyThread t, Object n, Object k) {
        return k == null || k == PyNone.NONE ? WholeFunctions.permAll(NumberOps.index(t, n))
                : WholeFunctions.perm(NumberOps.index(t, n), NumberOps.index(t, k));
    }
}
