package de.medicalhub.portal.wording;

import org.jspecify.annotations.Nullable;

/** Where a request leads back to (W6). */
public final class WayBack {
    private WayBack() {}

    /** Only a path of this hub; its first page for everything else. */
    public static String of(@Nullable String wanted) {
        if (wanted == null || !wanted.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?")) {
            return "/";
        }
        return wanted;
    }
}
