package de.medicalhub.video.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way by which a browser can be reached: a candidate as RFC 8839 writes it, without {@code a=}. */
public final class Way {
    private static final Pattern FORM = Pattern.compile(
            "candidate:[A-Za-z0-9+/]{1,32} [1-9][0-9]{0,2} (?i:udp|tcp) [0-9]{1,10} ([A-Za-z0-9:.%-]{1,255})"
                    + " [0-9]{1,5} typ (host|srflx|prflx|relay)((?: [!-~]++ [!-~]++){0,64}+)");
    private static final Pattern IN_NUMBERS = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final int ADDRESS = 1;
    private static final int TYPE = 2;
    private static final int EXTENSIONS = 3;

    private Way() {}

    /** Is it one, and nothing else beside it. */
    public static boolean isValid(String candidate) {
        return FORM.matcher(candidate).matches();
    }

    /** Does it lead through a relay; told from its type, not from what stands behind it. */
    public static boolean isRelayed(String candidate) {
        Matcher form = FORM.matcher(candidate);
        return form.matches() && form.group(TYPE).equals("relay");
    }

    /** The address that it leads to; empty if it is no way. */
    public static String address(String candidate) {
        Matcher form = FORM.matcher(candidate);
        return form.matches() ? form.group(ADDRESS) : "";
    }

    /** The same way without the address from which the relay is asked (RFC 8839, raddr and rport). */
    public static String withoutOrigin(String candidate) {
        Matcher form = FORM.matcher(candidate);
        if (!form.matches()) {
            return candidate;
        }
        StringBuilder plain = new StringBuilder(candidate.substring(0, form.start(EXTENSIONS)));
        String[] parts = form.group(EXTENSIONS).strip().split(" ", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            String value = switch (parts[i]) {
                case "raddr" -> "0.0.0.0";
                case "rport" -> "0";
                default -> parts[i + 1];
            };
            plain.append(' ').append(parts[i]).append(' ').append(value);
        }
        return plain.toString();
    }

    /**
     * Does it say its address in numbers. Browsers that may not use the camera hide theirs behind a name (mDNS) that only
     * neighbours in the same network can look up.
     */
    public static boolean isInNumbers(String candidate) {
        return IN_NUMBERS.matcher(address(candidate)).matches();
    }
}
