package de.medicalhub.portal.cases;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** The ward that a workplace looks at; kept in a cookie of the browser, and true for every list of the page (C10). */
public final class Ward {
    /** Name of the cookie. */
    public static final String COOKIE = "mh-ward";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private Ward() {}

    /** Id of the Location that was chosen; empty for all. */
    public static String kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(Ward::isId)
                .findFirst()
                .orElse("");
    }

    /** Whether it can be the id of a Location. */
    public static boolean isId(String value) {
        return value.matches(ID);
    }
}
