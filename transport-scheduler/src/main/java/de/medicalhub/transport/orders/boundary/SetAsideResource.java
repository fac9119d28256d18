package de.medicalhub.transport.orders.boundary;

import de.medicalhub.common.security.Role;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.orders.control.SetAside;
import de.medicalhub.transport.orders.control.SetAside.Scope;
import de.medicalhub.transport.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** What waits for the dispatcher beside the board; what is of no known carrier, for the administrator. */
@Path("set-aside")
@Produces(MediaType.APPLICATION_JSON)
public class SetAsideResource {
    @Inject
    private SetAside setAside;

    @Inject
    private Carriers carriers;

    @Inject
    private IntakeTimer timer;

    @Context
    private HttpServletRequest request;

    /** What could not be taken in or not be handed on. */
    public record Letters(List<SetAside.Letter> letters) {}

    /** What concerns the caller. */
    @GET
    @RolesAllowed({"dispatcher", "admin"})
    public Letters list() {
        return new Letters(setAside.list(scope()));
    }

    /** Has one tried again, soon. */
    @POST
    @Path("{id}/retry")
    @RolesAllowed({"dispatcher", "admin"})
    public void retry(@PathParam("id") String id) {
        setAside.retry(id, scope());
        timer.wake();
    }

    private Scope scope() {
        Caller caller = Caller.of(request);
        boolean dispatches = request.isUserInRole(Role.DISPATCHER.realmName());
        return new Scope(dispatches ? carriers.of(caller) : Set.of(), caller.isAdmin());
    }
}
