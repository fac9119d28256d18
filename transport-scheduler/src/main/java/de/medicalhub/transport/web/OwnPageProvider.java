package de.medicalhub.transport.web;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Against forged requests: what changes something comes from our own pages, which send a header that no foreign page can
 * send, or with a Bearer token, which no browser sends by itself. The wake-up brings a secret instead.
 */
@Provider
public class OwnPageProvider implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext context) {
        boolean safe = SAFE.contains(context.getMethod());
        boolean ownPage = "medhub".equals(context.getHeaderString("X-Requested-With"));
        boolean bearer = context.getHeaderString("Authorization") != null;
        boolean wakeUp = context.getUriInfo().getPath().replaceFirst("^/", "").equals("wake-up");
        if (!safe && !ownPage && !bearer && !wakeUp) {
            throw new RefusedException(ProblemKind.FORBIDDEN, "request.foreign");
        }
    }
}
