package de.medicalhub.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** PostgreSQL's programs, from the platform's binaries on the class path. */
final class PostgresTools {
    private final Path home;

    private PostgresTools(Path home) {
        this.home = home;
    }

    /**
     * Unpacks them once.
     *
     * @throws StartFailure if the class path has none for this platform
     */
    static PostgresTools unpackedIn(Path tools) {
        String archive = "postgres-" + system() + "-" + architecture() + ".txz";
        Path home = Unpacking.once(tools.resolve("postgresql"), folder -> unpack(archive, folder));
        return new PostgresTools(home);
    }

    /** The command line of one of its programs. PostgreSQL refuses to run as root, a user namespace hides that. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (system().equals("linux") && System.getProperty("user.name").equals("root")) {
            command.add("unshare");
            command.add("-U");
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (InputStream source = PostgresTools.class.getResourceAsStream("/" + archive)) {
            if (source == null) {
                throw new StartFailure("There are no PostgreSQL binaries for this machine (" + archive
                        + "): name its platform with -Dmedhub.postgres.platform, such as linux-arm64v8,"
                        + " darwin-arm64v8 or windows-amd64.");
            }
            Unpacking.tarXz(source, folder);
        }
        Files.createFile(folder.resolve(archive + ".unpacked"));
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        if (name.equals("aarch64")) {
            return "arm_64";
        }
        return name.equals("amd64") ? "x86_64" : name;
    }
}
