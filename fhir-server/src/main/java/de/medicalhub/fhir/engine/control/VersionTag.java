package de.medicalhub.fhir.engine.control;

import java.util.regex.Pattern;

/** What {@code If-Match} may say: the number of a version. */
public final class VersionTag {
    /** FHIR R4, 3.1.0.5. */
    static final String STATUS_OF_STALE = "412 Precondition Failed";

    /** Longer ones are no numbers of versions. */
    private static final Pattern READABLE = Pattern.compile("(W/)?\"?[0-9]{1,18}\"?");

    private static final String OF_NO_VERSION = "W/\"0\"";

    private VersionTag() {}

    /** The same, or one that no version has: what is no number matches none either. */
    public static String readable(String given) {
        String tag = given.strip();
        return READABLE.matcher(tag).matches() ? tag : OF_NO_VERSION;
    }
}
