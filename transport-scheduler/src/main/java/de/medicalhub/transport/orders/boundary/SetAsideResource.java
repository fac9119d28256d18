package de.medicalhub.transport.orders.boundary;

import de.medicalhub.transport.orders.control.SetAside;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What waits for the dispatcher beside the board. */
@Path("set-aside")
@Produces(MediaType.APPLICATION_JSON)
public class SetAsideResource {
    @Inject
    private SetAside setAside;

    @Inject
    private IntakeTimer timer;

    /** What could not be taken in or not be handed on. */
    public record Letters(List<SetAside.Letter> letters) {}

    /** All of it. */
    @GET
    @RolesAllowed("dispatcher")
    public Letters list() {
        return new Letters(setAside.list());
    }

    /** Has one tried again, soon. */
    @POST
    @Path("{id}/retry")
    @RolesAllowed("dispatcher")
    public void retry(@PathParam("id") String id) {
        setAside.retry(id);
        timer.wake();
    }
}
