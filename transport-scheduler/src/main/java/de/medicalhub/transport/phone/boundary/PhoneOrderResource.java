package de.medicalhub.transport.phone.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.dispatch.Trial;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.phone.control.Choices;
import de.medicalhub.transport.phone.control.Choices.Choice;
import de.medicalhub.transport.phone.control.PhoneCall;
import de.medicalhub.transport.phone.control.PhoneOrders;
import de.medicalhub.transport.phone.control.RideOrders.Cancelling;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders by telephone, for the carrier that the caller dispatches for ({@code carrier} if there are several). */
@Path("phone-orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PhoneOrderResource {
    @Inject
    private PhoneOrders orders;

    @Inject
    private Choices choices;

    @Inject
    private Carriers carriers;

    @Context
    private HttpServletRequest request;

    /**
     * What becomes of it; JSON-B writes public records only.
     *
     * @param windowStart of the pickup as it is promised
     * @param pickup by the plan of this moment
     * @param reason why there is no place, which vehicle comes nearest, and the cheapest way out
     * @param instead addresses that were reckoned with, because those of the order are written otherwise
     */
    public record TrialView(
            boolean possible,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            @Nullable Instant pickup,
            @Nullable Instant dropOff,
            @Nullable String vehicle,
            boolean estimated,
            @Nullable String reason,
            List<String> instead) {
        static TrialView of(Trial trial, Locale language) {
            return new TrialView(
                    trial.place().isPresent(),
                    trial.window().map(Period::start).orElse(null),
                    trial.window().map(Period::end).orElse(null),
                    trial.place().map(Trial.Place::pickup).orElse(null),
                    trial.place().map(Trial.Place::dropOff).orElse(null),
                    trial.place().map(Trial.Place::vehicle).orElse(null),
                    trial.place().map(Trial.Place::estimated).orElse(false),
                    trial.reason(language).orElse(null),
                    trial.instead());
        }
    }

    /** Carriers that the caller dispatches for, and which vehicles and drivers of theirs an order may require. */
    public record ChoicesView(List<ChoiceView> carriers, List<ChoiceView> vehicles, List<ChoiceView> drivers) {}

    /**
     * One of them.
     *
     * @param carrier reference to whose it is; of a carrier its own
     */
    public record ChoiceView(String id, String name, String carrier) {
        static ChoiceView of(Choice choice) {
            return new ChoiceView(choice.id(), choice.name(), choice.carrier());
        }
    }

    /** What can be chosen in the form. */
    @GET
    @Path("choices")
    @RolesAllowed("dispatcher")
    public ChoicesView choices() {
        Map<String, String> own = carriers.named(Caller.of(request));
        return new ChoicesView(
                own.entrySet().stream()
                        .map(one -> new ChoiceView(one.getKey(), one.getValue(), one.getKey()))
                        .sorted(Comparator.comparing(ChoiceView::name))
                        .toList(),
                choices.vehicles(own.keySet()).stream().map(ChoiceView::of).toList(),
                choices.drivers(own.keySet()).stream().map(ChoiceView::of).toList());
    }

    /** When the vehicle would come; nothing is stored. */
    @POST
    @Path("trial")
    @RolesAllowed("dispatcher")
    public TrialView tryOut(JsonObject json) {
        Caller caller = Caller.of(request);
        return TrialView.of(orders.tryOut(call(json, caller)), caller.language());
    }

    /** Stores the order; the same {@code number} again stores nothing more. */
    @POST
    @RolesAllowed("dispatcher")
    public TrialView order(JsonObject json) {
        Caller caller = Caller.of(request);
        return TrialView.of(orders.order(call(json, caller), caller.token(), caller.language()), caller.language());
    }

    /** The patient of a way back that is not planned is ready: {@code at}, which is about now. */
    @POST
    @Path("{legId}/ready")
    @RolesAllowed("dispatcher")
    public void ready(@PathParam("legId") String legId, JsonObject json) {
        Instant at = Inputs.text(json, "at")
                .flatMap(CallReader::instant)
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "phone.missing.at"));
        Caller caller = Caller.of(request);
        orders.ready(legId, at, caller.token(), caller.language());
    }

    /** The patient is not ready after all; the way back waits again. */
    @POST
    @Path("{legId}/not-ready")
    @RolesAllowed("dispatcher")
    public void notReady(@PathParam("legId") String legId) {
        Caller caller = Caller.of(request);
        orders.notReady(legId, caller.token(), caller.language());
    }

    /** The ride is not driven: {@code reason} (a code of cancel-reason), {@code withReturn} for its way back, too. */
    @POST
    @Path("{legId}/cancel")
    @RolesAllowed("dispatcher")
    public void cancel(@PathParam("legId") String legId, JsonObject json) {
        String reason = Inputs.text(json, "reason")
                .orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "phone.missing.reason"));
        Caller caller = Caller.of(request);
        boolean withReturn = Inputs.truth(json, "withReturn").orElse(false);
        orders.cancel(legId, new Cancelling(reason, withReturn), caller.token(), caller.language());
    }

    private PhoneCall call(JsonObject json, Caller caller) {
        return CallReader.read(json, carriers.one(caller, Inputs.text(json, "carrier")));
    }
}
