package de.medicalhub.portal.wording.boundary;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.WayBack;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps the choice of language for a year; open to everybody: {@code GET /language?to=en&back=/case}. */
@WebServlet("/language")
public class LanguageEndpoint extends HttpServlet {
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cookie cookie = new Cookie(
                Language.COOKIE, Language.of(request.getParameter("to")).cookie());
        cookie.setPath("/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", WayBack.of(request.getParameter("back")));
    }
}
