package de.medicalhub.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The person's terminal. The launcher speaks there; everything else of the product writes logs. */
public final class Console {
    private final PrintStream out;

    /** Speaks to the given stream. */
    public Console(PrintStream out) {
        this.out = out;
    }

    /** The terminal's standard output, in its own character set. */
    public static Console terminal() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return new Console(new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset));
    }

    /** One line. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
