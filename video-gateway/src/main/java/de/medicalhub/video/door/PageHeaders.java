package de.medicalhub.video.door;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** What browsers are told with every page on which people speak. */
public final class PageHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self' WIRE; media-src 'self' blob: mediastream:; font-src 'self'; manifest-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** What speaking with each other needs, for our own pages only; nothing else that a browser could give away. */
    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), screen-wake-lock=(self), display-capture=(self), picture-in-picture=(self), fullscreen=(self),"
                    + " autoplay=(self), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(),"
                    + " gyroscope=(), accelerometer=(), magnetometer=()";

    private PageHeaders() {}

    /** No script but our own files; nothing frames the page. For Safari before 16 a wire is not {@code 'self'}. */
    static String policy(URI hub) {
        String scheme = "https".equalsIgnoreCase(hub.getScheme()) ? "wss" : "ws";
        return POLICY.replace("WIRE", scheme + "://" + hub.getAuthority());
    }

    /** Camera and microphone for the page itself; no script but our own files; nothing frames it or learns of it. */
    public static void set(HttpServletResponse response, URI hub) {
        response.setHeader("Content-Security-Policy", policy(hub));
        response.setHeader("Permissions-Policy", PERMISSIONS);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-cache");
        response.setCharacterEncoding("UTF-8");
        response.setContentType("text/html");
    }
}
