package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.cases.Ward;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;

/** Keeps the ward that a workplace looks at for a year; for everybody signed in: {@code GET /ward?ward=…}. */
@WebServlet("/ward")
public class WardEndpoint extends HttpServlet {
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String ward = Objects.requireNonNullElse(request.getParameter("ward"), "");
        Cookie cookie = new Cookie(Ward.COOKIE, Ward.isId(ward) ? ward : "");
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
}
