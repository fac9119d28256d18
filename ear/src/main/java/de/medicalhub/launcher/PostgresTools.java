package de.medicalhub.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's programs, from the platform's binaries on the class path. */
final class PostgresTools {
    private static final Pattern VERSION = Pattern.compile("-([0-9.]+)\\.jar!");

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
        Path home = tools.resolve("postgresql-" + version(archive));
        return new PostgresTools(Unpacking.once(home, folder -> unpack(archive, folder)));
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

    /** The name of the jar that holds the archive ends with PostgreSQL's version. */
    private static String version(String archive) {
        Matcher jar = VERSION.matcher(find(archive).toString());
        return jar.find() ? jar.group(1) : "unknown";
    }

    private static URL find(String archive) {
        URL found = PostgresTools.class.getResource("/" + archive);
        if (found == null) {
            throw new StartFailure("There are no PostgreSQL binaries for this machine (" + archive
                    + "): name its platform with -Dmedhub.postgres.platform, such as linux-arm64v8,"
                    + " darwin-arm64v8 or windows-amd64.");
        }
        return found;
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (InputStream source = find(archive).openStream()) {
            Unpacking.tarXz(source, folder);
        }
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
