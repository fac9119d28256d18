package de.medicalhub.portal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request tells about where it comes from (I5). Each of the headers is written by the browser itself; a page cannot
 * choose them.
 *
 * @param site {@code Sec-Fetch-Site}; empty from old browsers, and over plain HTTP
 * @param origin {@code Origin}; all browsers send it with a POST
 * @param referer {@code Referer}
 * @param here scheme, host and port under which the browser has asked
 * @param token whether it bears a token of its own: no other site can add one
 */
record RequestOrigin(
        String method, String path, String site, String origin, String referer, String here, boolean token) {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Changes something although it is a GET: a link in the header of each page. */
    private static final String SIGN_OUT = "/logout";

    static RequestOrigin of(HttpServletRequest request) {
        return new RequestOrigin(
                request.getMethod(),
                request.getRequestURI(),
                header(request, "Sec-Fetch-Site"),
                header(request, "Origin"),
                header(request, "Referer"),
                request.getScheme() + "://" + header(request, "Host"),
                header(request, "Authorization").startsWith("Bearer "));
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    /**
     * Whether it only reads, or comes from a page of the hub.
     *
     * @param hubUrl the public address of the hub
     */
    boolean mayPass(String hubUrl) {
        return (SAFE.contains(method) && !path.equals(SIGN_OUT)) || comesFrom(hubUrl);
    }

    private boolean comesFrom(String hubUrl) {
        if (!site.isEmpty()) {
            return site.equals("same-origin") || site.equals("none");
        }
        if (!origin.isEmpty()) {
            return isOurs(origin, hubUrl);
        }
        return token || isOurs(referer, hubUrl);
    }

    private boolean isOurs(String address, String hubUrl) {
        String asked = originOf(address);
        return !asked.isEmpty() && (asked.equals(originOf(hubUrl)) || asked.equals(originOf(here)));
    }

    /** {@code scheme://host:port} in lower case; empty for what is no such address, as {@code null} is. */
    private static String originOf(@Nullable String address) {
        try {
            URI uri = URI.create(Objects.requireNonNullElse(address, ""));
            if (uri.getScheme() == null || uri.getHost() == null) {
                return "";
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
            return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unusable) {
            return "";
        }
    }
}
