package de.medicalhub.portal.discharge.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;

/** Keeps the ward that a workplace looks at for a year; for everybody signed in: {@code GET /ward?ward=…}. */
@WebServlet("/ward")
public class WardEndpoint extends HttpServlet {
    private static final String WARD = "mh-ward";
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String ward = Objects.requireNonNullElse(request.getParameter("ward"), "");
        Cookie cookie = new Cookie(WARD, ward.matches(ID) ? ward : "");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
    }

    /** Id of the ward that was chosen; empty for all. */
    static String kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(WARD))
                .map(Cookie::getValue)
                .filter(ward -> ward.matches(ID))
                .findFirst()
                .orElse("");
    }
}
