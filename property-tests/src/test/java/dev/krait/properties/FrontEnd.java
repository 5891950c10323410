package dev.krait.properties;

import dev.krait.ast.Mod;
import dev.krait.compile.Compiler;
import dev.krait.compile.Preprocessor;
import dev.krait.error.PyException;
import dev.krait.host.NioHost;
import dev.krait.importing.Bootstrap;
import dev.krait.importing.SourceErrors;
import dev.krait.modules.ast.TreeWriter;
import dev.krait.ops.TextOps;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.parser.WarningSink;
import dev.krait.symtable.FutureImports;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Our own front end in this process, asked as {@link OracleFrontEnd} is and answering in the same words. */
final class FrontEnd implements AutoCloseable {
    private final PyThread t;

    FrontEnd() {
        Settings settings = new Settings();
        if (settings.home.isEmpty()) {
            settings.home = Pythons.root().resolve("launcher/target/krait").toString();
        }
        t = new Interpreter(new NioHost(), settings).enter();
        Bootstrap.start(t);
    }

    String answer(Request request) {
        List<String> lines = new ArrayList<>();
        WarningSink warnings = (message, _, line) -> lines.add("warning " + line + ": " + message);
        try {
            lines.add(result(request, warnings));
        } catch (ParseError e) {
            lines.add(describe(e));
        } catch (PyException e) {
            lines.add(e.value.type.name + ": " + Str.java(TextOps.str(t, e.value)));
        }
        return String.join("\n", lines);
    }

    private String result(Request request, WarningSink warnings) {
        int flags = request.flags();
        ParserFlags parserFlags = new ParserFlags((flags & Request.TYPE_COMMENTS) != 0,
                request.version() < 0 ? ParserFlags.CURRENT_VERSION : request.version(), false, (flags & Request.ALLOW_INCOMPLETE_INPUT) != 0,
                (flags & Request.DONT_IMPLY_DEDENT) != 0, ParserFlags.DEFAULT.maxIntDigits(), ParserFlags.DEFAULT.names());
        Mod tree = Parser.parse("file", request.source(), SourceErrors.recoder(t), ParseMode.valueOf(request.mode().toUpperCase(Locale.ROOT)), parserFlags,
                warnings);
        if (request.what() == Request.What.CODE) {
            return CodeText.of(Compiler.compile(tree, "file", flags, request.optimize(), warnings));
        }
        // as compile() does it
        Mod checked = tree instanceof Mod.FunctionType ? tree
                : Preprocessor.check(tree, "file", FutureImports.of(tree, "file").with(flags).flags(), request.optimize(), WarningSink.NONE);
        return TreeText.of(t, TreeWriter.write(t, checked));
    }

    @Override
    public void close() {
        t.detach();
        PyThread.bind(null);
    }

    private String describe(ParseError e) {
        String name = e.kind().exceptionName();
        if (e.kind() == ParseError.Kind.MEMORY) {
            return name + ": " + e.getMessage();
        }
        if (e.line() == 0 && e.offset() < 0) {
            return name + ": " + e.getMessage() + " at 0 -1 to None None text None";
        }
        if (e.line() == 0 && e.text() == null) {
            return name + ": " + e.getMessage() + " at None None to None None text None";
        }
        String text = e.text() == null ? "None" : (String) TextOps.ascii(t, Str.of(e.text()));
        return name + ": " + e.getMessage() + " at " + e.line() + " " + e.offset() + " to " + e.endLine() + " " + e.endOffset() + " text " + text;
    }
}
