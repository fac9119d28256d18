package de.medicalhub.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM like this one. */
final class JavaCommand {
    /** The code cache that goes with this level is 48 MB: it fills up under load, and nothing is compiled any more. */
    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=160m", "-XX:+UseSerialGC");

    private static final List<String> ALWAYS =
            List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US");

    private final List<String> words = new ArrayList<>();

    private JavaCommand(String heap) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ALWAYS);
        words.add("-Xmx" + heap);
    }

    /**
     * Starts quickly and takes little memory.
     *
     * @param heap largest heap, such as {@code 512m}
     */
    static JavaCommand forQuickStart(String heap) {
        JavaCommand command = new JavaCommand(heap);
        command.words.addAll(QUICK_START);
        return command;
    }

    /**
     * Works fast once it is warm.
     *
     * @param heap largest heap, such as {@code 2g}
     */
    static JavaCommand forLoad(String heap) {
        return new JavaCommand(heap);
    }

    JavaCommand with(String... arguments) {
        words.addAll(List.of(arguments));
        return this;
    }

    JavaCommand open(String... packages) {
        for (String each : packages) {
            words.add("--add-opens=" + each + "=ALL-UNNAMED");
        }
        return this;
    }

    ProcessBuilder process() {
        return new ProcessBuilder(words);
    }
}
