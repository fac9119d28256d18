package de.medicalhub.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program for tests: waits until it is ended, or ends at once with the exit code it is given. */
final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            Runtime.getRuntime().exit(Integer.parseInt(arguments[0]));
        }
        new CountDownLatch(1).await();
    }

    /** Its command line. */
    static ProcessBuilder process(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-Xshare:auto", "-cp", System.getProperty("java.class.path"), Waiting.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder;
    }
}
