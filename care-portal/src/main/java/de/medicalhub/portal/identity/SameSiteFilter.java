package de.medicalhub.portal.identity;

import de.medicalhub.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses what another site makes a browser send (I5), keeps care data out of caches and session ids out of addresses, and
 * says what a page may load.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SameSiteFilter extends HttpFilter {
    @Inject
    private transient PortalSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!RequestOrigin.of(request).mayPass(settings.hubUrl())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        String path = request.getRequestURI();
        boolean asset = path.startsWith("/assets/");
        if (asset) {
            response.setHeader("Cache-Control", "public, max-age=3600");
        } else if (!path.startsWith("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(asset ? new Undated(request) : request, new PlainAddresses(response));
    }
}
