package dev.krait.launcher;

/** What {@code --help} and {@code --version} print. */
final class Texts {
    private static final String OPTIONS = """
            Options (and corresponding environment variables):
            -b     : issue warnings about converting bytes/bytearray to str and comparing
                     bytes/bytearray with str or bytes with int. (-bb: issue errors)
            -B     : don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x
            -c cmd : program passed in as string (terminates option list)
            -E     : ignore PYTHON* environment variables (such as PYTHONPATH)
            -h     : print this help message and exit (also -? or --help)
            -i     : inspect interactively after running script; forces a prompt even
                     if stdin does not appear to be a terminal; also PYTHONINSPECT=x
            -I     : isolate Python from the user's environment (implies -E, -P and -s)
            -m mod : run library module as a script (terminates option list)
            -O     : remove assert and __debug__-dependent statements; add .opt-1 before
                     .pyc extension; also PYTHONOPTIMIZE=x
            -OO    : do -O changes and also discard docstrings; add .opt-2 before
                     .pyc extension
            -P     : don't prepend a potentially unsafe path to sys.path; also
                     PYTHONSAFEPATH
            -q     : don't print version and copyright messages on interactive startup
            -s     : don't add user site directory to sys.path; also PYTHONNOUSERSITE=x
            -S     : don't imply 'import site' on initialization
            -u     : force the stdout and stderr streams to be unbuffered;
                     this option has no effect on stdin; also PYTHONUNBUFFERED=x
            -v     : verbose (trace import statements); also PYTHONVERBOSE=x
                     can be supplied multiple times to increase verbosity
            -V     : print the Python version number and exit (also --version)
                     when given twice, print more information about the build
            -W arg : warning control; arg is action:message:category:module:lineno
                     also PYTHONWARNINGS=arg
            -x     : skip first line of source, allowing use of non-Unix forms of #!cmd
            -X opt : set implementation-specific option
            --check-hash-based-pycs always|default|never:
                     control how Python invalidates hash-based .pyc files
            --help-env: print help about Python environment variables and exit
            --help-xoptions: print help about implementation-specific -X options and exit
            --help-all: print complete help information and exit

            Arguments:
            file   : program read from script file
            -      : program read from stdin (default; interactive mode if a tty)
            arg ...: arguments passed to program in sys.argv[1:]
            """;
    private static final String X_OPTIONS = """
            The following implementation-specific options are available:
            -X jit=MODE[,...]: off; on (the default); eager: compile after two calls, synchronously;
                     stress[:SEED]: compile at once, fail guards on purpose; and sync:
                     compile synchronously; threshold=N: compile after N calls; count: count bytecodes
                     by tier; see module krait.jit
            -X dev : enable Python Development Mode; also PYTHONDEVMODE
            -X frozen_modules=[on|off]: whether to use frozen modules; the default is "on"
            -X int_max_str_digits=N: limit the size of int<->str conversions;
                     0 disables the limit; also PYTHONINTMAXSTRDIGITS
            -X pycache_prefix=PATH: write .pyc files to a parallel tree; also PYTHONPYCACHEPREFIX
            -X utf8[=0|1]: enable (1) or disable (0) UTF-8 mode; also PYTHONUTF8
            -X warn_default_encoding: enable opt-in EncodingWarning for 'encoding=None';
                     also PYTHONWARNDEFAULTENCODING
            """;
    private static final String ENVIRONMENT = """
            Environment variables that change behavior:
            PYTHONPATH      : ':'-separated list of directories prefixed to the
                              default module search path.  The result is sys.path.
            PYTHONHASHSEED  : if this variable is set to 'random', a random value is used to
                              seed the hashes of str and bytes objects.  It can also be
                              set to an integer in the range [0,4294967295].
            PYTHONIOENCODING: encoding[:errors] used for stdin/stdout/stderr
            PYTHONBREAKPOINT: if this variable is set to 0, it disables the default debugger
            """;

    private Texts() {
    }

    static String shortUsage(String program) {
        return "usage: " + program + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more information.\n";
    }

    static String longVersion() {
        return "Python 3.14.3 (main) [Krait on Java " + System.getProperty("java.version") + "]";
    }

    static String help(String topic, String program) {
        String usage = "usage: " + program + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n" + OPTIONS;
        return switch (topic) {
            case "env" -> ENVIRONMENT;
            case "xoptions" -> X_OPTIONS;
            case "all" -> usage + "\n" + X_OPTIONS + "\n" + ENVIRONMENT;
            default -> usage;
        };
    }
}
