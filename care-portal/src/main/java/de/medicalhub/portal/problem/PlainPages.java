package de.medicalhub.portal.problem;

import jakarta.servlet.http.HttpServletResponse;

/** What pages without Faces may load; those of Faces say it by themselves, with a number for each script (web.xml). */
public final class PlainPages {
    private static final String OWN_FILES_ONLY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private PlainPages() {}

    /** Before anything is written. */
    public static void begin(HttpServletResponse response) {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", OWN_FILES_ONLY);
    }
}
