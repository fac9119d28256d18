package de.medicalhub.video.conference.boundary;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.door.PageFiles;
import de.medicalhub.video.door.PageHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /conference} for staff (web.xml asks for sign-in), {@code /meet} for everybody with a link. */
@WebServlet({"/conference", "/meet"})
public class ConferencePage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient VideoConfiguration configuration;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageHeaders.set(response, configuration.hubUrl());
        response.getWriter().write(PageFiles.of(getServletContext()).page(request.getServletPath()));
    }
}
