package de.medicalhub.common.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack trace without messages: those of databases and parsers quote what they were given, patients' data too. Our own
 * exception's message stays, for it never holds any.
 */
public final class SilentTrace {
    private static final int FRAMES = 12;
    private static final int CAUSES = 6;
    private static final Pattern HAPI_CODE = Pattern.compile("HAPI-\\d{4}");

    private SilentTrace() {}

    /** Classes and frames of the exception and its causes. */
    public static String of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            lines.add(cause.getClass().getName() + said(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                lines.add("  at " + frames[i]);
            }
            cause = cause.getCause();
        }
        return String.join("\n", lines);
    }

    private static String said(Throwable thrown) {
        if (thrown instanceof HubException ours) {
            return ": " + ours.sentence();
        }
        Matcher codes = HAPI_CODE.matcher(Objects.requireNonNullElse(thrown.getMessage(), ""));
        StringBuilder found = new StringBuilder();
        while (codes.find()) {
            found.append(' ').append(codes.group());
        }
        return found.toString();
    }
}
