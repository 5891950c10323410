package dev.krait.parser;

/**
 * How to parse.
 *
 * @param typeComments {@code PyCF_TYPE_COMMENTS}: type comments get into the tree
 * @param featureVersion the minor version whose grammar is wanted; newer syntax is refused
 * @param barryAsFlufl {@code from __future__ import barry_as_FLUFL} is in force
 * @param allowIncompleteInput {@code PyCF_ALLOW_INCOMPLETE_INPUT}: text that only wants going on is reported as such
 * @param dontImplyDedent {@code PyCF_DONT_IMPLY_DEDENT}: the end of interactive input does not close blocks
 * @param maxIntDigits the limit for decimal literals ({@code sys.set_int_max_str_digits}); 0 for none
 * @param names what gives names their normal form
 */
public record ParserFlags(boolean typeComments, int featureVersion, boolean barryAsFlufl, boolean allowIncompleteInput,
        boolean dontImplyDedent, int maxIntDigits, NameForm names) {
    /** The newest minor version. */
    public static final int CURRENT_VERSION = 14;

    public static final ParserFlags DEFAULT = new ParserFlags(false, CURRENT_VERSION, false, false, false, 4300, NameForm.NFKC);

    public ParserFlags withTypeComments(boolean wanted) {
        return new ParserFlags(wanted, featureVersion, barryAsFlufl, allowIncompleteInput, dontImplyDedent, maxIntDigits, names);
    }

    public ParserFlags withFeatureVersion(int minor) {
        return new ParserFlags(typeComments, minor, barryAsFlufl, allowIncompleteInput, dontImplyDedent, maxIntDigits, names);
    }
}
