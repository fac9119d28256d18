package de.medicalhub.video.relay;

import java.util.regex.Pattern;

/** One way by which a browser can be reached: a candidate as RFC 8839 writes it, without {@code a=}. */
public final class Way {
    private static final Pattern FORM = Pattern.compile(
            "candidate:[A-Za-z0-9+/]{1,32} [1-9][0-9]{0,2} (?i:udp|tcp) [0-9]{1,10} [A-Za-z0-9:.%-]{1,255}"
                    + " [0-9]{1,5} typ (host|srflx|prflx|relay)(?: [!-~]+ [!-~]+)*");

    private Way() {}

    /** Is it one, and nothing else beside it. */
    public static boolean isValid(String candidate) {
        return FORM.matcher(candidate).matches();
    }
}
