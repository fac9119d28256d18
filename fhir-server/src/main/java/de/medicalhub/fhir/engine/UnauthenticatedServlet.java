package de.medicalhub.fhir.engine;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says in FHIR that nobody is signed in; the container sends every 401 here. */
public class UnauthenticatedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String OUTCOME = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"login",\
            "diagnostics":"A valid bearer token for this server is required."}]}""";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(OUTCOME);
    }
}
