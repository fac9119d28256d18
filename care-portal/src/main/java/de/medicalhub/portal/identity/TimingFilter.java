package de.medicalhub.portal.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells with each page how often it asked the FHIR server (I6); what is longer than the buffer of the answer goes without. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class TimingFilter extends HttpFilter {
    @Inject
    private transient FhirMeter meter;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        String header = response.isCommitted() ? "" : meter.header();
        if (!header.isEmpty()) {
            response.setHeader("Server-Timing", header);
        }
    }
}
