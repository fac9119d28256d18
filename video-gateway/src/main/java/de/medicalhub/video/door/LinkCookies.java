package de.medicalhub.video.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cookies of browsers that joined with links, one for each link: two people who share a tablet stay who they are.
 *
 * @param name what the names of all of them begin with
 */
public record LinkCookies(String name) {
    private static final int LENGTH = 8;
    private static final int MOST = 50;
    private static final Pattern LINK = Pattern.compile("[0-9a-f]{8}");

    /** How a page names the link that it is about: the beginning of its random id, which opens nothing. */
    public static String linkOf(String id) {
        return id.substring(0, LENGTH);
    }

    /**
     * The secrets that a browser shows.
     *
     * @param link only that one's; empty: those of all links
     */
    public List<String> of(HttpServletRequest request, String link) {
        if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            return List.of();
        }
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie ->
                        link.isEmpty() ? isOurs(cookie) : cookie.getName().equals(name + '-' + link))
                .map(Cookie::getValue)
                .filter(Secrets::isWellFormed)
                .limit(MOST)
                .toList();
    }

    private boolean isOurs(Cookie cookie) {
        return cookie.getName().equals(name) || cookie.getName().startsWith(name + '-');
    }

    /** A cookie that no script reads and no other site sends. */
    public NewCookie of(String link, String secret, Duration lifetime, boolean https) {
        return new NewCookie.Builder(name + '-' + link)
                .value(secret)
                .path("/video")
                .maxAge((int) Math.max(lifetime.toSeconds(), 1))
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
