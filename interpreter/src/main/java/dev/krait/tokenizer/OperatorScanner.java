package dev.krait.tokenizer;

/** Operators and brackets, and what they mean to an f-string or t-string around them. */
final class OperatorScanner {
    private final Tokenizer t;

    OperatorScanner(Tokenizer tokenizer) {
        this.t = tokenizer;
    }

    /** The operator whose first character is {@code c}, at {@code from}. */
    boolean scan(int from, int c, FormatMode mode) {
        t.cur++;
        if (mode != null && c == ':' && mode.inField() && mode.bracketDepth - 1 == mode.fieldDepth) {
            mode.inExpression = false;
            mode.inFormatSpec = true;
            return t.token(Token.COLON, from);
        }
        t.peeked();
        int d = t.bytes[t.cur];
        int two = Operators.two(c, d);
        int three = Operators.three(c, d, d == 0 ? 0 : t.bytes[t.cur + 1]);
        if (three != Token.OP) {
            t.cur += 2;
            return t.token(three, from);
        }
        if (two != Token.OP) {
            t.cur++;
            t.peeked();
            return t.token(two, from);
        }
        switch (c) {
            case '(', '[', '{' -> open((char) c, from, mode);
            case ')', ']', '}' -> close((char) c, mode);
            default -> { }
        }
        if (c < ' ' || c == 0x7F) {
            throw t.errorHere("invalid non-printable character U+%04X".formatted(c));
        }
        if (c == '=' && mode != null && mode.inField()) {
            mode.debug = true;
        }
        return t.token(Operators.one(c), from);
    }

    private void open(char c, int from, FormatMode mode) {
        if (t.brackets.isFull()) {
            throw t.errorHere("too many nested parentheses");
        }
        t.brackets.push(c, t.lineno, from - t.lineStart);
        if (mode != null) {
            mode.bracketDepth++;
        }
    }

    private void close(char c, FormatMode mode) {
        if (mode != null && mode.bracketDepth == 0 && c == '}') {
            throw t.errorHere(mode.what() + ": single '}' is not allowed");
        }
        if (t.brackets.level() == 0) {
            if (t.isLenient()) {
                return;
            }
            throw t.errorHere("unmatched '" + c + "'");
        }
        t.brackets.pop();
        int at = t.brackets.level();
        char opening = t.brackets.opening(at);
        boolean pair = opening == '(' && c == ')' || opening == '[' && c == ']' || opening == '{' && c == '}';
        if (!pair && !t.isLenient()) {
            if (mode != null && opening == '{' && mode.bracketDepth - 1 == mode.fieldDepth) {
                throw t.errorHere(mode.what() + ": unmatched '" + c + "'");
            }
            String message = "closing parenthesis '" + c + "' does not match opening parenthesis '" + opening + "'";
            throw t.errorHere(t.brackets.line(at) == t.lineno ? message : message + " on line " + t.brackets.line(at));
        }
        if (mode != null) {
            mode.bracketDepth--;
            if (mode.bracketDepth < 0) {
                throw t.errorHere(mode.what() + ": unmatched '" + c + "'");
            }
            if (c == '}' && mode.bracketDepth == mode.fieldDepth) {
                mode.fieldDepth--;
                mode.inExpression = false;
                mode.debug = false;
            }
        }
    }
}
