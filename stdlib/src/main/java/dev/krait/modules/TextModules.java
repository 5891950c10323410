package dev.krait.modules;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import dev.krait.modules.codecs.CodecsModule;
import dev.krait.modules.codecs.StringModule;
import dev.krait.modules.csv.CsvModule;
import dev.krait.modules.data.BinasciiModule;
import dev.krait.modules.json.JsonModule;
import dev.krait.modules.data.StructModule;
import dev.krait.modules.digest.Blake2Module;
import dev.krait.modules.digest.Md5Module;
import dev.krait.modules.digest.Sha1Module;
import dev.krait.modules.digest.Sha2Module;
import dev.krait.modules.digest.Sha3Module;
import dev.krait.modules.math.CmathModule;
import dev.krait.modules.math.MathModule;
import dev.krait.modules.pickle.PickleModule;
import dev.krait.modules.unicode.UnicodedataModule;
import dev.krait.modules.zlib.ZlibModule;
import java.util.List;

/** The native modules about numbers, text and data formats, one row each. */
public final class TextModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of(
            "_blake2", "_codecs", "_csv", "_json", "_md5", "_pickle", "_sha1", "_sha2", "_sha3", "_string", "_struct", "binascii", "cmath", "math",
            "unicodedata", "zlib");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_blake2" -> new Blake2Module();
            case "_codecs" -> new CodecsModule();
            case "_csv" -> new CsvModule();
            case "_json" -> new JsonModule();
            case "_md5" -> new Md5Module();
            case "_pickle" -> new PickleModule();
            case "_sha1" -> new Sha1Module();
            case "_sha2" -> new Sha2Module();
            case "_sha3" -> new Sha3Module();
            case "_string" -> new StringModule();
            case "_struct" -> new StructModule();
            case "binascii" -> new BinasciiModule();
            case "cmath" -> new CmathModule();
            case "math" -> new MathModule();
            case "unicodedata" -> new UnicodedataModule();
            case "zlib" -> new ZlibModule();
            default -> null;
        };
    }
}
