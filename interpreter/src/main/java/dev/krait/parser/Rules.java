package dev.krait.parser;

import java.util.function.Supplier;

/**
 * The grammar: its chapters, and what they share while one text is parsed.
 *
 * <p>The first pass ({@link #diagnosing} false) decides by the next tokens and reads each token about once. When it fails, the second pass
 * follows CPython's grammar alternative by alternative, its {@code invalid_} rules included, to find the most telling message.
 */
final class Rules {
    /** Compare CPython {@code Parser/pegen.h: MAXSTACK}. */
    private static final int MAX_DEPTH = 5975;

    final TokenBuffer tokens;
    final ParserFlags flags;
    final ParseMode mode;
    final WarningSink warnings;
    final Errors errors;

    final ExpressionRules expressions;
    final PrimaryRules primaries;
    final CallRules calls;
    final LiteralRules literals;
    final FormatRules formats;
    final TargetRules targets;
    final ParameterRules parameters;
    final PatternRules patterns;
    final TypeParameterRules typeParameters;
    final ImportRules imports;
    final SimpleRules simple;
    final CompoundRules compound;
    final ModuleRules modules;
    final InvalidExpressions invalidExpressions;
    final InvalidStatements invalidStatements;
    final InvalidBlocks invalidBlocks;
    final InvalidCalls invalidCalls;
    final InvalidStrings invalidStrings;
    final InvalidParameters invalidParameters;
    final InvalidPatterns invalidPatterns;

    /** The second pass. */
    boolean diagnosing;
    /** In the second pass: whether the rules for mistakes are on. */
    boolean invalid;
    boolean barryAsFlufl;
    private int depth;
    private Memo memo;

    Rules(TokenBuffer tokens, ParseMode mode, ParserFlags flags, WarningSink warnings) {
        this.tokens = tokens;
        this.mode = mode;
        this.flags = flags;
        this.warnings = warnings;
        this.barryAsFlufl = flags.barryAsFlufl();
        this.errors = new Errors(tokens);
        this.expressions = new ExpressionRules(this);
        this.primaries = new PrimaryRules(this);
        this.calls = new CallRules(this);
        this.literals = new LiteralRules(this);
        this.formats = new FormatRules(this);
        this.targets = new TargetRules(this);
        this.parameters = new ParameterRules(this);
        this.patterns = new PatternRules(this);
        this.typeParameters = new TypeParameterRules(this);
        this.imports = new ImportRules(this);
        this.simple = new SimpleRules(this);
        this.compound = new CompoundRules(this);
        this.modules = new ModuleRules(this);
        this.invalidExpressions = new InvalidExpressions(this);
        this.invalidStatements = new InvalidStatements(this);
        this.invalidBlocks = new InvalidBlocks(this);
        this.invalidCalls = new InvalidCalls(this);
        this.invalidStrings = new InvalidStrings(this);
        this.invalidParameters = new InvalidParameters(this);
        this.invalidPatterns = new InvalidPatterns(this);
    }

    /** Starts over for the second pass. */
    void startDiagnosing() {
        diagnosing = true;
        invalid = true;
        depth = 0;
        memo = new Memo(tokens);
        tokens.mark = 0;
    }

    <T> T memo(String rule, Supplier<T> body) {
        return memo.get(rule, body);
    }

    /** For what CPython does not remember: the two ways of the second pass must not see each other's results. */
    <T> T memoByMode(String rule, Supplier<T> body) {
        return memo.get(invalid ? rule : rule + " without mistakes", body);
    }

    /** One level deeper; every {@code enter} has its {@link #leave}, except when an error ends the parse. */
    void enter() {
        enter(1);
    }

    /** Deeper by as many levels as CPython's parser goes, which calls itself for every rule in between. */
    void enter(int levels) {
        depth += levels;
        if (depth > MAX_DEPTH) {
            throw errors.tooComplex();
        }
    }

    void leave() {
        leave(1);
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** Refuses syntax that is newer than the wanted version. */
    void require(int minor, String what) {
        if (flags.featureVersion() < minor) {
            throw errors.atLastToken(what + " only supported in Python 3." + minor + " and greater");
        }
    }
}
