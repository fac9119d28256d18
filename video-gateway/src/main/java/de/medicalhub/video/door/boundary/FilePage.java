package de.medicalhub.video.door.boundary;

import de.medicalhub.video.door.PageFiles;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Scripts and styles for everybody, by version ({@link PageFiles}). A page of another version, while nodes are renewed one after the
 * other, gets what there is, and keeps nothing of it.
 */
@WebServlet(PageFiles.FOLDER + "*")
public class FilePage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<PageFiles.Found> found = PageFiles.of(getServletContext()).find(request.getPathInfo());
        if (found.isEmpty() || getServletContext().getResource(found.get().path()) == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", found.get().cacheControl());
        response.setHeader("X-Content-Type-Options", "nosniff");
        request.getRequestDispatcher(found.get().path()).forward(request, response);
    }
}
