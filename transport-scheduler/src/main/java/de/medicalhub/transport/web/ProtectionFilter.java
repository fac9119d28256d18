package de.medicalhub.transport.web;

import de.medicalhub.transport.MapTiles;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Board and driver page show names and addresses: no script but our own files runs in them, nothing frames them, nothing
 * elsewhere learns where the reader comes from. The JSON API gets the same, for nobody is to take it for a page;
 * it lets the stream of events pass, which is asynchronous.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ProtectionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BEFORE_PICTURES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
    private static final String AFTER_PICTURES = "; connect-src 'self'; font-src 'self'; manifest-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Pages with a map; they alone may ask the server of map pictures, and for pictures only. */
    private static final Set<String> WITH_MAP = Set.of("/board/", "/phone/", "/traffic/");

    @Inject
    private MapTiles tiles;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy(request.getServletPath(), tiles));
        // Only the driver's page knows where it is, while its duty runs, and reads codes with the camera.
        boolean phone = request.getServletPath().startsWith("/drive/");
        response.setHeader(
                "Permissions-Policy",
                "microphone=(), " + (phone ? "camera=(self), geolocation=(self)" : "camera=(), geolocation=()"));
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
    }

    static String policy(String path, MapTiles tiles) {
        boolean map = WITH_MAP.stream().anyMatch(path::startsWith);
        String server =
                tiles.origin().filter(known -> map).map(known -> " " + known).orElse("");
        return BEFORE_PICTURES + server + AFTER_PICTURES;
    }
}
