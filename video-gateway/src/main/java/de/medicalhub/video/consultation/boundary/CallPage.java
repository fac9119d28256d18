package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.door.PageFiles;
import de.medicalhub.video.door.PageHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The two pages: {@code /join} for everybody with a link, {@code /consultation} for staff (web.xml asks for sign-in). */
@WebServlet({"/join", "/consultation"})
public class CallPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String LANGUAGE = "mh-lang";

    @Inject
    private transient VideoConfiguration configuration;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageHeaders.set(response, configuration.hubUrl());
        greet(request, response);
        response.getWriter().write(PageFiles.of(getServletContext()).page(request.getServletPath()));
    }

    /** A guest who has chosen no language yet is spoken to in English if the browser prefers that, until it is closed. */
    private static void greet(HttpServletRequest request, HttpServletResponse response) {
        boolean chosen = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .anyMatch(cookie -> cookie.getName().equals(LANGUAGE));
        boolean guest = request.getServletPath().equals("/join");
        boolean english = request.getHeader("Accept-Language") != null
                && Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage());
        if (guest && english && !chosen) {
            response.addHeader("Set-Cookie", LANGUAGE + "=en; Path=/; SameSite=Lax");
        }
    }
}
