package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Holds off forged requests: what changes something needs the header that only our own pages, or a program with a
 * Bearer token, can set. No answer of the API is kept by a cache.
 */
@Provider
public class OwnPageProvider implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString("Authorization");
        boolean bearer = authorization != null && authorization.startsWith("Bearer ");
        boolean ours = "medhub".equals(request.getHeaderString("X-Requested-With"));
        if (!SAFE.contains(request.getMethod()) && !bearer && !ours) {
            throw new RefusedException(Refusal.NOT_OUR_PAGE);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("Referrer-Policy", "no-referrer");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
