package de.medicalhub.transport.phone.boundary;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.phone.boundary.PhoneOrderResource.TrialView;
import de.medicalhub.transport.phone.control.ApprovalState;
import de.medicalhub.transport.phone.control.StandingBook.Listed;
import de.medicalhub.transport.phone.control.StandingOrder;
import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import de.medicalhub.transport.phone.control.StandingOrders;
import de.medicalhub.transport.phone.control.StandingView;
import de.medicalhub.transport.trail.Trail;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Standing orders of the carriers that the caller dispatches for ({@code carrier} of a new one, if there are several). */
@Path("standing-orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StandingOrderResource {
    @Inject
    private StandingOrders orders;

    @Inject
    private Carriers carriers;

    @Inject
    private Trail trail;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest request;

    /** All of them. */
    public record StandingList(List<StandingView> orders, String today) {}

    /** From when to when somebody is picked up on each day, HH:MM. */
    public record PickupView(String start, String end) {}

    /** How many running orders need somebody: whose approval ends soon, or has ended. */
    public record AttentionView(int approvalSoon, int approvalEnded) {}

    /** All orders, those that run first, by name. */
    @GET
    @RolesAllowed("dispatcher")
    public StandingList list() {
        Caller caller = Caller.of(request);
        List<Listed> all = orders.list(caller.token(), caller.language());
        trail.viewed(caller.fhirUser(), all.stream().map(Listed::patient).toList());
        LocalDate today = today();
        return new StandingList(
                all.stream()
                        .map(listed -> StandingView.of(listed, today))
                        .sorted(Comparator.comparing(
                                        (StandingView view) -> view.state().equals("ended"))
                                .thenComparing(StandingView::name)
                                .thenComparing(StandingView::number))
                        .toList(),
                today.toString());
    }

    /** What the board warns of; nobody is named. */
    @GET
    @Path("attention")
    @RolesAllowed("dispatcher")
    public AttentionView attention() {
        Caller caller = Caller.of(request);
        LocalDate today = today();
        List<ApprovalState> states = orders.approvals(caller.token(), caller.language()).stream()
                .filter(approval -> approval.isOfRunning(today))
                .map(approval -> ApprovalState.of(approval, today))
                .toList();
        return new AttentionView(count(states, ApprovalState.SOON), count(states, ApprovalState.ENDED));
    }

    /** When the vehicle would come on the first day; nothing is stored. */
    @POST
    @Path("trial")
    @RolesAllowed("dispatcher")
    public TrialView tryOut(JsonObject json) {
        Caller caller = Caller.of(request);
        return TrialView.of(orders.tryOut(order(json, caller)), caller.language());
    }

    /** Keeps a new order, or with its {@code version} a changed one. */
    @POST
    @RolesAllowed("dispatcher")
    public PickupView keep(JsonObject json) {
        Caller caller = Caller.of(request);
        Pickup pickup = orders.keep(order(json, caller), caller.token(), caller.language());
        return new PickupView(pickup.start().toString(), pickup.end().toString());
    }

    private StandingOrder order(JsonObject json, Caller caller) {
        return StandingReader.read(json, carriers.one(caller, Inputs.text(json, "carrier")), today());
    }

    private static int count(List<ApprovalState> states, ApprovalState one) {
        return (int) states.stream().filter(one::equals).count();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }
}
