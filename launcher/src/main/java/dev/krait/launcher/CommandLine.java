package dev.krait.launcher;

import dev.krait.thread.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line and the environment as settings. Compare CPython {@code Python/initconfig.c: config_parse_cmdline}. */
final class CommandLine {
    /** A command line that cannot be run; the message is complete. */
    static final class UsageError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageError(String message) {
            super(message, null, false, false);
        }
    }

    final Settings settings = new Settings();
    /** The argument of {@code -c}, or null. */
    String command;
    /** The argument of {@code -m}, or null. */
    String module;
    /** The program's file, {@code -} for standard input, or null. */
    String file;
    int version;
    String help;
    private final Map<String, String> environment;

    CommandLine(String[] arguments, Map<String, String> environment) {
        this.environment = environment;
        settings.executable = System.getProperty("krait.executable", "");
        settings.origArgv.add(settings.executable);
        settings.origArgv.addAll(List.of(arguments));
        int next = options(arguments);
        if (settings.isolated) {
            settings.noUserSite = true;
            settings.safePath = true;
        }
        if (settings.readsEnvironment()) {
            readEnvironment();
        }
        rest(arguments, next);
        xOptions();
        warnings();
    }

    /** Reads options up to the program; returns the index after it. */
    private int options(String[] arguments) {
        int i = 0;
        while (i < arguments.length) {
            String argument = arguments[i];
            if (argument.equals("-")) {
                file = "-";
                return i + 1;
            }
            if (!argument.startsWith("-")) {
                file = argument;
                return i + 1;
            }
            if (argument.startsWith("--")) {
                if (argument.equals("--check-hash-based-pycs")) {
                    i++;
                    settings.xOptions.put("check-hash-based-pycs", value(arguments, i, argument));
                } else {
                    longOption(argument);
                }
                i++;
                continue;
            }
            int used = shortOptions(arguments, i);
            if (command != null || module != null) {
                return i + used;
            }
            i += used;
        }
        return i;
    }

    private static String value(String[] arguments, int index, String option) {
        if (index >= arguments.length) {
            throw new UsageError("Argument expected for the " + option + " option");
        }
        return arguments[index];
    }

    private void longOption(String argument) {
        switch (argument) {
            case "--version" -> version++;
            case "--help" -> help = "help";
            case "--help-env" -> help = "env";
            case "--help-xoptions" -> help = "xoptions";
            case "--help-all" -> help = "all";
            default -> throw new UsageError("unknown option " + argument);
        }
    }

    /** Reads a group like {@code -Bs} or {@code -Wdefault}; returns how many arguments it took. */
    private int shortOptions(String[] arguments, int index) {
        String group = arguments[index];
        for (int i = 1; i < group.length(); i++) {
            char option = group.charAt(i);
            if ("cmWX".indexOf(option) >= 0) {
                boolean attached = i + 1 < group.length();
                String value = attached ? group.substring(i + 1) : value(arguments, index + 1, "-" + option);
                switch (option) {
                    case 'c' -> command = value;
                    case 'm' -> module = value;
                    case 'W' -> settings.warnOptions.add(value);
                    default -> xOption(value);
                }
                return attached ? 1 : 2;
            }
            flag(option);
        }
        return 1;
    }

    private void xOption(String value) {
        int eq = value.indexOf('=');
        settings.xOptions.put(eq < 0 ? value : value.substring(0, eq), eq < 0 ? null : value.substring(eq + 1));
    }

    private void flag(char option) {
        switch (option) {
            case 'b' -> settings.bytesWarning++;
            case 'B' -> settings.dontWriteBytecode = true;
            case 'd' -> settings.debug++;
            case 'E' -> settings.ignoreEnvironment = true;
            case 'h', '?' -> help = "help";
            case 'i' -> {
                settings.inspect++;
                settings.interactive++;
            }
            case 'I' -> settings.isolated = true;
            case 'O' -> settings.optimize++;
            case 'P' -> settings.safePath = true;
            case 'q' -> settings.quiet++;
            case 'R' -> settings.hashRandomization = true;
            case 's' -> settings.noUserSite = true;
            case 'S' -> settings.noSite = true;
            case 'u' -> settings.unbuffered = true;
            case 'v' -> settings.verbose++;
            case 'V' -> version++;
            case 'x' -> settings.skipFirstLine = true;
            default -> throw new UsageError("Unknown option: -" + option);
        }
    }

    private void rest(String[] arguments, int next) {
        List<String> argv = new ArrayList<>();
        argv.add(command != null ? "-c" : module != null ? "-m" : file == null ? "" : file);
        for (int i = next; i < arguments.length; i++) {
            argv.add(arguments[i]);
        }
        settings.argv = argv;
    }

    private String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** A flag variable: any text switches on, a number says how much. */
    private int level(String name, int now) {
        String value = variable(name);
        if (value == null) {
            return now;
        }
        int given = 1;
        if (value.chars().allMatch(Character::isDigit) && value.length() < 9) {
            given = Math.max(Integer.parseInt(value), 1);
        }
        return Math.max(now, given);
    }

    private void readEnvironment() {
        settings.optimize = level("PYTHONOPTIMIZE", settings.optimize);
        settings.verbose = level("PYTHONVERBOSE", settings.verbose);
        settings.debug = level("PYTHONDEBUG", settings.debug);
        settings.inspect = level("PYTHONINSPECT", settings.inspect);
        settings.dontWriteBytecode |= variable("PYTHONDONTWRITEBYTECODE") != null;
        settings.noUserSite |= variable("PYTHONNOUSERSITE") != null;
        settings.unbuffered |= variable("PYTHONUNBUFFERED") != null;
        settings.safePath |= variable("PYTHONSAFEPATH") != null;
        settings.devMode |= variable("PYTHONDEVMODE") != null;
        settings.faulthandler |= variable("PYTHONFAULTHANDLER") != null;
        settings.codeDebugRanges &= variable("PYTHONNODEBUGRANGES") == null;
        settings.utf8Mode |= "1".equals(variable("PYTHONUTF8"));
        settings.warnDefaultEncoding |= variable("PYTHONWARNDEFAULTENCODING") != null;
        settings.pycachePrefix = variable("PYTHONPYCACHEPREFIX");
        settings.pythonPath = variable("PYTHONPATH");
        String digits = variable("PYTHONINTMAXSTRDIGITS");
        if (digits != null) {
            settings.intMaxStrDigits = digits(digits, "PYTHONINTMAXSTRDIGITS");
        }
        hashSeed();
    }

    private static int digits(String text, String source) {
        try {
            int n = Integer.parseInt(text);
            if (n == 0 || n >= 640) {
                return n;
            }
        } catch (NumberFormatException e) {
            throw new UsageError("Fatal Python error: config_init_int_max_str_digits: " + source + ": invalid limit; must be >= 640 or 0 for unlimited.");
        }
        throw new UsageError("Fatal Python error: config_init_int_max_str_digits: " + source + ": invalid limit; must be >= 640 or 0 for unlimited.");
    }

    private void hashSeed() {
        String seed = variable("PYTHONHASHSEED");
        if (seed == null || seed.equals("random")) {
            return;
        }
        long value = -1;
        if (seed.chars().allMatch(c -> c >= '0' && c <= '9') && seed.length() < 12) {
            value = Long.parseLong(seed);
        }
        if (value < 0 || value > 0xFFFFFFFFL) {
            throw new UsageError("Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        }
        settings.hashSeed = value;
        settings.hashRandomization = value != 0;
    }

    private void xOptions() {
        Map<String, String> options = settings.xOptions;
        settings.devMode |= options.containsKey("dev");
        settings.faulthandler |= settings.devMode || options.containsKey("faulthandler");
        settings.codeDebugRanges &= !options.containsKey("no_debug_ranges");
        settings.warnDefaultEncoding |= options.containsKey("warn_default_encoding");
        if (options.get("pycache_prefix") != null) {
            settings.pycachePrefix = options.get("pycache_prefix");
        }
        if (options.containsKey("utf8")) {
            settings.utf8Mode = !"0".equals(options.get("utf8"));
        }
        if (options.containsKey("int_max_str_digits")) {
            settings.intMaxStrDigits = digits(String.valueOf(options.get("int_max_str_digits")), "-X int_max_str_digits");
        }
    }

    /** Filters in rising precedence: development mode, environment, command line, {@code -b}. */
    private void warnings() {
        List<String> given = settings.warnOptions;
        List<String> all = new ArrayList<>();
        if (settings.devMode) {
            all.add("default");
        }
        String variable = settings.readsEnvironment() ? variable("PYTHONWARNINGS") : null;
        if (variable != null) {
            all.addAll(List.of(variable.split(",")));
        }
        all.addAll(given);
        if (settings.bytesWarning == 1) {
            all.add("default::BytesWarning");
        } else if (settings.bytesWarning > 1) {
            all.add("error::BytesWarning");
        }
        settings.warnOptions = all;
    }
}
