package dev.krait.thread;

import dev.krait.importing.NativeModuleSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an interpreter was started: what the command line, the environment or an embedder chose. Read-only once the interpreter runs. The names are
 * those of {@code PyConfig}; compare CPython {@code Python/initconfig.c}.
 */
public final class Settings {
    /** The directory above {@code lib/python3.14}. */
    public String home = System.getProperty("krait.home", "");
    /** What {@code sys.executable} shows. */
    public String executable = "";
    /**
     * The sources of native modules beside the interpreter's own, where whoever starts it knows them all; null: the services on the class path. To look for
     * services opens every jar, which the classes, from the AOT cache, do not need.
     */
    public List<NativeModuleSource> nativeSources;
    public List<String> argv = new ArrayList<>(List.of(""));
    public List<String> origArgv = new ArrayList<>();
    public List<String> warnOptions = new ArrayList<>();
    public Map<String, String> xOptions = new LinkedHashMap<>();
    public int optimize;
    public int verbose;
    public int debug;
    public int inspect;
    public int interactive;
    public int quiet;
    public int bytesWarning;
    public boolean isolated;
    public boolean ignoreEnvironment;
    public boolean noUserSite;
    public boolean noSite;
    public boolean dontWriteBytecode;
    public boolean safePath;
    public boolean unbuffered;
    public boolean skipFirstLine;
    public boolean devMode;
    /** Module {@code faulthandler} is enabled from the start. */
    public boolean faulthandler;
    /** Whether code objects keep columns and end lines; {@code -X no_debug_ranges} says no. */
    public boolean codeDebugRanges = true;
    public boolean utf8Mode = false;
    public boolean hashRandomization = true;
    /** Whether hash seed 0 to 4294967295 was given; otherwise -1. */
    public long hashSeed = -1;
    public int intMaxStrDigits = 4300;
    public boolean warnDefaultEncoding;
    public String pycachePrefix;
    /** {@code PYTHONPATH}, or null. */
    public String pythonPath;

    /** {@code sys.flags.ignore_environment} also holds in isolated mode. */
    public boolean readsEnvironment() {
        return !ignoreEnvironment && !isolated;
    }

    /** The library directory. */
    public String library() {
        return home + "/lib/python3.14";
    }
}
