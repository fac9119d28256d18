package de.medicalhub.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM like this one, tuned for a quick start and little memory rather than for load. */
final class JavaCommand {
    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US");

    private final List<String> words = new ArrayList<>();

    /**
     * @param heap largest heap, such as {@code 512m}
     */
    JavaCommand(String heap) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(QUICK_START);
        words.add("-Xmx" + heap);
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
