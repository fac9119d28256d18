package de.medicalhub.transport.papers.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.papers.PaperKind;
import de.medicalhub.transport.papers.control.PaperShelf;
import de.medicalhub.transport.papers.control.PaperShelf.Entered;
import de.medicalhub.transport.papers.control.ShelfView;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Papers of the drivers and vehicles of the caller's carriers. */
@Path("papers")
@Produces(MediaType.APPLICATION_JSON)
public class PapersResource {
    @Inject
    private PaperShelf shelf;

    @Inject
    private Carriers carriers;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest request;

    /** All of them, with how they stand today. */
    @GET
    @RolesAllowed("dispatcher")
    public ShelfView show() {
        Caller caller = Caller.of(request);
        return ShelfView.of(shelf.show(carriers.of(caller)), today(), caller.language());
    }

    /** Enters one: {@code holder}, {@code kind}, {@code validUntil} (YYYY-MM-DD; left out to forget it). */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("dispatcher")
    public void enter(JsonObject json) {
        PaperKind kind = Inputs.text(json, "kind")
                .flatMap(PaperKind::find)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "paper.kind-unknown"));
        Optional<LocalDate> until = Inputs.text(json, "validUntil").flatMap(Inputs::day);
        String holder = Inputs.text(json, "holder").orElse("");
        shelf.enter(new Entered(holder, kind, until), carriers.of(Caller.of(request)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }
}
