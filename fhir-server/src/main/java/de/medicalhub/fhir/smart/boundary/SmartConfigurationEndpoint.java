package de.medicalhub.fhir.smart.boundary;

import de.medicalhub.fhir.smart.control.SmartConfiguration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** {@code GET /.well-known/smart-configuration}, for everybody and from every page. */
public class SmartConfigurationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> json = WebApplicationContextUtils.getRequiredWebApplicationContext(getServletContext())
                .getBean(SmartConfiguration.class)
                .json();
        if (json.isEmpty()) {
            response.setHeader("Retry-After", "10");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.getWriter().write(json.get());
    }
}
